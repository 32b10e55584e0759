import { defineFormat } from '@vitrum/core';

/**
 * Models of TensorFlow Lite, now LiteRT, for phones and microcontrollers. What vitrum wrote comes back whole; of other files the layers
 * that vitrum has are read.
 */
export const tflite = /* @__PURE__ */ defineFormat({
  name: 'tflite',
  description: 'A model of TensorFlow Lite (LiteRT), in 32-bit floats or quantized to 8-bit integers',
  source: 'The schema of TensorFlow Lite, version 3, tensorflow/compiler/mlir/lite/schema/schema.fbs',
  since: '0.1.0',
  extensions: ['.tflite'],
  limits: 'Built-in layers and activations; one sample at a time.',
  detect: (bytes) => bytes[4] === 0x54 && bytes[5] === 0x46 && bytes[6] === 0x4c && bytes[7] === 0x33, // "TFL3"
  read: async (bytes) => (await import('./read/read-tflite.ts')).readTflite(bytes),
  write: async (model) => (await import('./write/write-tflite.ts')).writeTflite(model),
  writeInt8: async (model, calibration) => (await import('./write/write-int8.ts')).writeInt8(model, calibration),
});
