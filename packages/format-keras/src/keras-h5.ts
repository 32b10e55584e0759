import { defineFormat } from '@vitrum/core';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A model of Keras 2, `.h5`, which Keras 3 reads, too: the layers are an attribute of an HDF5 file, the weights datasets. The layers and the
 * metadata of a model of vitrum are an attribute of their own.
 */
export const kerasH5 = /* @__PURE__ */ defineFormat({
  name: 'keras-h5',
  description: 'A model of Keras 2 or 3 in one HDF5 file',
  source: 'Keras, https://keras.io/guides/serialization_and_saving/; The HDF Group, HDF5',
  since: '0.1.0',
  extensions: ['.h5', '.hdf5'],
  limits: 'Keras has no stride and dilation above 1 in one layer. Files of weights alone are not read.',
  detect: (bytes) => signature.every((byte, i) => bytes[i] === byte),
  read: async (bytes) => (await import('./read-h5.ts')).readH5(bytes),
  write: async (model) => (await import('./write-h5.ts')).writeH5(model),
});
