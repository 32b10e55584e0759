import { defineFormat } from '@vitrum/core';
import { firstMemberName } from '@vitrum/formats/internal';

/**
 * NumPy arrays by name in a ZIP archive: `numpy.load('model.npz')['layers.0.weights']`. The layers and the metadata of a model of vitrum
 * are in the member `vitrum.json`.
 */
export const npz = /* @__PURE__ */ defineFormat({
  name: 'npz',
  description: 'NumPy arrays by name in a ZIP archive; what vitrum wrote comes back whole, other files give their arrays',
  source: 'NumPy Enhancement Proposal 1, https://numpy.org/neps/nep-0001-npy-format.html',
  since: '0.1.0',
  extensions: ['.npz'],
  limits: 'Other tools see the arrays alone, not the layers.',
  detect: (bytes) => /\.npy$|^vitrum\.json$/.test(firstMemberName(bytes) ?? ''),
  read: async (bytes) => (await import('./read-npz.ts')).readNpz(bytes),
  write: async (model) => (await import('./write-npz.ts')).writeNpz(model),
});
