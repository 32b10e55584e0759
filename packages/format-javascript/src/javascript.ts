import { defineFormat } from '@vitrum/core';

/** A module with the numbers of a model and the function that predicts, for any page or program without a library. */
export const javascript = /* @__PURE__ */ defineFormat({
  name: 'javascript',
  description: 'One JavaScript module without dependencies, below 5 kB without its numbers, and its types',
  source: 'ECMA-262, 2022',
  since: '0.1.0',
  extensions: ['.js', '.mjs'],
  limits: 'Built-in layers and activations; it cannot be read back.',
  write: async (model) => (await import('./write-javascript.ts')).writeJavascript(model),
});
