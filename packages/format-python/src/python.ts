import { defineFormat } from '@vitrum/core';

/** A file with the numbers of a model and the function that predicts, for any Python with NumPy. */
export const python = /* @__PURE__ */ defineFormat({
  name: 'python',
  description: 'One Python file that needs NumPy alone, and predicts many samples at once',
  source: 'Harris et al. 2020, doi:10.1038/s41586-020-2649-2',
  since: '0.1.0',
  extensions: ['.py'],
  limits: 'Built-in layers and activations; it cannot be read back.',
  write: async (model) => (await import('./write-python.ts')).writePython(model),
});
