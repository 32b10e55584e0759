import type { CompleteModel, FormatFile } from '@vitrum/core';
import { kerasGraphOf, modelConfigOf, notesOf } from '@vitrum/keras-layers';
import { notesKey } from './notes-key.ts';
import { version } from './version.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** TensorFlow's own length of a file of weights: browsers keep files of this length. */
const shardLength = 4 * 2 ** 20;

/** `model.json` and the files of weights beside it. */
export function writeTfjs(model: CompleteModel): readonly [FormatFile, ...FormatFile[]] {
  const graph = kerasGraphOf(model, 'tfjs');
  const weights = graph.layers.flatMap((layer) => layer.weights.map(({ name, shape, values }) => ({ name: `${layer.name}/${name}`, shape, values })));
  const bytes = bytesOf(weights.map(({ values }) => values));
  const count = Math.max(1, Math.ceil(bytes.length / shardLength));
  const shards = Array.from({ length: count }, (_, i): FormatFile => ({ name: `group1-shard${i + 1}of${count}.bin`, bytes: bytes.subarray(i * shardLength, (i + 1) * shardLength) }));
  const described = {
    format: 'layers-model',
    generatedBy: `vitrum ${version}`,
    convertedBy: null,
    modelTopology: { keras_version: 'tfjs-layers 4.22.0', backend: 'tensor_flow.js', model_config: modelConfigOf(graph, 'tfjs') },
    weightsManifest: [{ paths: shards.map(({ name }) => name), weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })) }],
    userDefinedMetadata: { [notesKey]: notesOf(model, graph) },
  };
  return [{ name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(described)) }, ...shards];
}

/** All numbers, one tensor behind the other, as little-endian 32-bit floats. */
function bytesOf(tensors: readonly Float32Array[]): Uint8Array {
  const bytes = new Uint8Array(tensors.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const values of tensors) for (const value of values) {
    view.setFloat32(at, value, true);
    at += 4;
  }
  return bytes;
}
