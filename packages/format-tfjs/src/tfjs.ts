import { defineFormat } from '@vitrum/core';
import { modelPlace } from './archive.ts';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/**
 * A LayersModel of TensorFlow.js: `model.json` with the layers, and files of weights beside it, in a folder. `tf.loadLayersModel` reads
 * what is written; what `model.save`, the converter of Keras and Teachable Machine write is read, in an archive too. The layers and the metadata of a model of
 * vitrum are in `userDefinedMetadata`.
 */
export const tfjs = /* @__PURE__ */ defineFormat({
  name: 'tfjs',
  description: 'A LayersModel of TensorFlow.js, in a folder: model.json and its weights',
  source: 'TensorFlow.js, https://www.tensorflow.org/js/guide/save_load',
  since: '0.1.0',
  extensions: ['.tfjs'],
  limits: 'TensorFlow.js has no exponential; graph models, which hold operations and no layers, are not read.',
  detect: (bytes) => modelPlace(bytes) !== undefined || isModelJson(bytes),
  read: async (bytes, beside) => (await import('./read-tfjs.ts')).readTfjs(bytes, beside),
  write: async (model) => (await import('./write-tfjs.ts')).writeTfjs(model),
});

/** The words stand at the beginning of every such file, and vitrum's own begins otherwise. */
const isModelJson = (bytes: Uint8Array): boolean => /^\uFEFF?\s*\{/u.test(text(bytes, 64)) && /"modelTopology"|"format"\s*:\s*"(?:layers|graph)-model"/.test(text(bytes, 4096));

const text = (bytes: Uint8Array, length: number): string => new TextDecoder().decode(bytes.subarray(0, length));
