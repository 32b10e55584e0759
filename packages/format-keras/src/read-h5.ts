import { VitrumError, type PortableModel } from '@vitrum/core';
import { readKerasModel, weightsByName } from '@vitrum/keras-layers';
import { readHdf5 } from './hdf5/read-hdf5.ts';
import { notesKey } from './notes-key.ts';
import { parseConfig } from './parse-config.ts';

/**
 * Reads an untrusted HDF5 file of Keras 2 or 3.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL
 */
export function readH5(bytes: Uint8Array): PortableModel {
  const { attributes, datasets } = readHdf5(bytes);
  const config = attributes.get('model_config');
  if (config === undefined) throw weightsAlone();
  const notes = attributes.get(notesKey);
  return readKerasModel({
    config: parseConfig(config, 'model_config'),
    weights: weightsByName(datasets('model_weights')),
    isKeras3: attributes.get('keras_version')?.startsWith('3.') === true,
    ...(notes !== undefined && { notes: parseConfig(notes, notesKey) }),
  });
}

function weightsAlone(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: 'The HDF5 file has no "model_config": it holds weights and no layers, or is no file of Keras.',
    hint: 'Save the whole model, with model.save("model.h5") or model.save("model.keras").',
  });
}
