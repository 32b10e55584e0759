import { defineFormat } from '@vitrum/core';

/**
 * Graphs of the standard operators of ONNX: what other frameworks run and write. It is written in opset 17, IR version 8; read are graphs of
 * dense and convolutional networks of any version that has their operators.
 */
export const onnx = /* @__PURE__ */ defineFormat({
  name: 'onnx',
  description: 'Graphs of standard operators, which most frameworks run and write',
  source: 'The Linux Foundation, https://github.com/onnx/onnx/blob/main/docs/IR.md',
  since: '0.1.0',
  extensions: ['.onnx'],
  limits: 'Built-in layers and activations; read are one input, one output, square windows, and no recurrence, attention or loop.',
  detect: (bytes) => isProtocolBuffer(bytes),
  read: async (bytes) => (await import('./read/read-onnx.ts')).readOnnx(bytes),
  write: async (model) => (await import('./write/write-onnx.ts')).writeOnnx(model),
});

/** ONNX has no mark at its beginning. Its first field is the version as a small number, and a producer's name or a graph follows. */
function isProtocolBuffer([field, irVersion = 0, next = 0]: Uint8Array): boolean {
  return field === 0x08 && irVersion > 0 && irVersion < 32 && [0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42].includes(next);
}
