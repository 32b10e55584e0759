import { defineFormat } from '@vitrum/core';
import { firstMemberName, memberNames } from '@vitrum/formats/internal';

/**
 * A model of Keras 3, `.keras`: an archive with `config.json` and `model.weights.h5`. `keras.saving.load_model` reads what is written. The
 * layers and the metadata of a model of vitrum are in its `metadata.json`.
 */
export const keras = /* @__PURE__ */ defineFormat({
  name: 'keras',
  description: 'A model of Keras 3, with its layers and weights',
  source: 'Keras, https://keras.io/guides/serialization_and_saving/',
  since: '0.1.0',
  extensions: ['.keras'],
  limits: 'Keras has no stride and dilation above 1 in one layer.',
  // Teachable Machine's archives begin with a metadata.json, too.
  detect: (bytes) => /^(?:metadata\.json|config\.json|model\.weights\.h5)$/.test(firstMemberName(bytes) ?? '') && !memberNames(bytes).includes('model.json'),
  read: async (bytes) => (await import('./read-keras.ts')).readKeras(bytes),
  write: async (model) => (await import('./write-keras.ts')).writeKeras(model),
});
