import { defineFormat } from '@vitrum/core';

/** A header with the numbers of a model and the function that predicts, for programs in C or C++ and for microcontrollers. */
export const c = /* @__PURE__ */ defineFormat({
  name: 'c',
  description: 'One header in C99: the numbers of the model, and a function that predicts one sample in 32-bit floats, or in 8-bit integers',
  source: 'ISO/IEC 9899:1999',
  since: '0.1.0',
  extensions: ['.h'],
  limits: 'Built-in layers and activations; it cannot be read back.',
  write: async (model) => (await import('./write-c.ts')).writeC(model),
  writeInt8: async (model, calibration) => (await import('./int8/write-int8.ts')).writeInt8(model, calibration),
});
