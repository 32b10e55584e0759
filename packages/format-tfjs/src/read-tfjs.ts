import { VitrumError, type FilesBeside, type PortableModel } from '@vitrum/core';
import { describeValue, isListOf, isRecord } from '@vitrum/core/internal';
import { readKerasModel, weightsByName } from '@vitrum/keras-layers';
import { modelPlace, openArchive } from './archive.ts';
import { invalidTfjs } from './invalid-tfjs.ts';
import { notesKey } from './notes-key.ts';
import { readWeights } from './read-weights.ts';

declare const TextDecoder: new (encoding: string, options: { readonly fatal: boolean }) => { decode(bytes: Uint8Array): string };

/**
 * Reads an untrusted LayersModel: its model.json, or an archive with that and its weights.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL
 */
export async function readTfjs(bytes: Uint8Array, beside: FilesBeside = notThere): Promise<PortableModel> {
  const place = modelPlace(bytes);
  if (place === undefined) return readModel(bytes, beside);
  const archive = await openArchive(bytes, place);
  return readModel(archive.bytes, archive.beside);
}

async function readModel(bytes: Uint8Array, beside: FilesBeside): Promise<PortableModel> {
  const value = parse(bytes);
  if (!isRecord(value)) throw invalidTfjs(`model.json is ${describeValue(value)}, not an object`);
  const topology = value['modelTopology'];
  if (value['format'] === 'graph-model' || (isRecord(topology) && 'node' in topology)) throw graphModel();
  if (!isRecord(topology)) throw invalidTfjs(`its "modelTopology" is ${describeValue(topology)}, not an object`);
  const weights = await readWeights(value['weightsManifest'], beside);
  const kept = value['userDefinedMetadata'];
  return readKerasModel({
    config: topology['model_config'] ?? topology,
    weights: weightsByName(weights),
    isKeras3: typeof topology['keras_version'] === 'string' && topology['keras_version'].startsWith('3.'),
    notes: isRecord(kept) ? kept[notesKey] : undefined,
    metadata: await metadataBeside(kept, beside),
  });
}

/** Teachable Machine has the names of the classes in a file beside the model. */
async function metadataBeside(kept: unknown, beside: FilesBeside): Promise<Readonly<Record<string, unknown>>> {
  if (isRecord(kept) && notesKey in kept) return {};
  let notes: unknown;
  try {
    notes = parse(await beside('metadata.json'));
  } catch {
    return {}; // most models have none, and one of another program says nothing here
  }
  const labels = isRecord(notes) ? notes['labels'] : undefined;
  return isListOf(labels, (label) => typeof label === 'string') ? { task: 'classification', classes: labels } : {};
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalidTfjs(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function graphModel(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: 'The file is a graph model of TensorFlow.js, which holds operations and no layers.',
    hint: 'Convert the model from Keras with --output_format=tfjs_layers_model, or export it as ONNX.',
  });
}

const notThere: FilesBeside = (name) => Promise.reject(new VitrumError({
  code: 'VITRUM_INVALID_MODEL',
  message: `The weights of the model are in the file ${JSON.stringify(name)}, which was not given with model.json.`,
  hint: 'Give all files of the model: model.json and the files with its weights.',
}));
