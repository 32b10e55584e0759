import { defineFormat } from '@vitrum/core';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/**
 * A `model.json` whose numbers are in a file beside it, `model.safetensors`, which it names with its SHA-256: version 3 of the file of a model.
 */
export const vitrum = /* @__PURE__ */ defineFormat({
  name: 'vitrum',
  description: 'A model.json that a person can read, in a folder with its numbers as safetensors',
  source: 'vitrum, https://github.com/vitrum-js/vitrum/blob/main/docs/model-format.md',
  since: '0.1.0',
  extensions: ['.vitrum'],
  detect: (bytes) => bytes[0] !== 0 && /^\uFEFF?\s*\{\s*"format"\s*:\s*"vitrum-model"\s*,\s*"formatVersion"\s*:\s*3\b/u.test(new TextDecoder().decode(bytes.subarray(0, 256))),
  read: async (bytes, beside) => (await import('./read-vitrum-model.ts')).readVitrumModel(bytes, beside),
  write: async (model) => (await import('./write-vitrum-model.ts')).writeVitrumModel(model),
});
