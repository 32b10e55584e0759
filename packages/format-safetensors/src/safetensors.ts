import { defineFormat } from '@vitrum/core';

/**
 * Tensors by name behind a JSON header, as PyTorch's users exchange them. The layers and the metadata of a model of vitrum are in the
 * header's `__metadata__`, which other tools leave alone.
 */
export const safetensors = /* @__PURE__ */ defineFormat({
  name: 'safetensors',
  description: 'Tensors by name behind a JSON header; what vitrum wrote comes back whole, other files give their tensors',
  source: 'Hugging Face, https://github.com/huggingface/safetensors#format',
  since: '0.1.0',
  extensions: ['.safetensors'],
  limits: 'Other tools see the tensors alone, not the layers.',
  detect: isSafetensors,
  read: async (bytes) => (await import('./read-safetensors.ts')).readSafetensors(bytes),
  write: async (model) => (await import('./write-safetensors.ts')).writeSafetensors(model),
});

/** Eight bytes with the length of the header, and the brace that begins it. */
function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length < 10 || bytes[8] !== 0x7b) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  return view.getUint32(4, true) === 0 && view.getUint32(0, true) <= bytes.length - 8;
}
