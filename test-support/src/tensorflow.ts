import '@tensorflow/tfjs-backend-cpu';
import { io, ready, setBackend, tensor } from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers';
import type { FilesBeside, FormatFile } from '@vitrum/core';

await setBackend('cpu');
await ready();

/** The files of a model by their names, as a reader asks for them. */
export function besideOf(files: readonly FormatFile[]): FilesBeside {
  return (name) => {
    const found = files.find((file) => file.name === name);
    return found === undefined ? Promise.reject(new Error(`there is no ${name}`)) : Promise.resolve(found.bytes);
  };
}

/** A model as TensorFlow.js loads it from its files. */
export async function loadFiles(files: readonly [FormatFile, ...FormatFile[]]): Promise<LayersModel> {
  const json = JSON.parse(new TextDecoder().decode(files[0].bytes)) as io.ModelJSON; // what was written just now
  const data = new Uint8Array(files.slice(1).reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of files.slice(1)) {
    data.set(bytes, at);
    at += bytes.length;
  }
  const weightSpecs = json.weightsManifest.flatMap(({ weights }) => weights);
  return loadLayersModel(io.fromMemory({ modelTopology: json.modelTopology, weightSpecs, weightData: data.buffer, ...(json.userDefinedMetadata && { userDefinedMetadata: json.userDefinedMetadata }) }));
}

/** What TensorFlow.js predicts for samples. */
export function predict(model: LayersModel, shape: readonly number[], inputs: Float32Array): Float32Array {
  const x = tensor(inputs, [...shape]);
  const y = model.predict(x);
  if (Array.isArray(y)) throw new Error('the model has one output');
  return Float32Array.from(y.dataSync());
}

/** The files that TensorFlow.js itself writes. */
export async function saveFiles(model: LayersModel): Promise<readonly [FormatFile, FormatFile]> {
  let saved: io.ModelArtifacts | undefined;
  await model.save(io.withSaveHandler((artifacts) => {
    saved = artifacts;
    return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
  }));
  if (saved?.weightData === undefined) throw new Error('nothing was saved');
  const data = Array.isArray(saved.weightData) ? Buffer.concat(saved.weightData.map((part) => Buffer.from(part))) : new Uint8Array(saved.weightData);
  const json = { format: saved.format, generatedBy: saved.generatedBy, convertedBy: null, modelTopology: saved.modelTopology, userDefinedMetadata: saved.userDefinedMetadata, weightsManifest: [{ paths: ['./model.weights.bin'], weights: saved.weightSpecs }] };
  return [{ name: 'model.json', bytes: Buffer.from(JSON.stringify(json)) }, { name: './model.weights.bin', bytes: data }];
}
