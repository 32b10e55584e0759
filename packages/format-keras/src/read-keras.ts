import { VitrumError, type PortableModel } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';
import { listMembers, unpack, type Member } from '@vitrum/formats/internal';
import { readKerasModel, type WeightSource } from '@vitrum/keras-layers';
import { readHdf5 } from './hdf5/read-hdf5.ts';
import { invalidKerasFile } from './invalid-keras-file.ts';
import { notesKey } from './notes-key.ts';
import { parseConfig } from './parse-config.ts';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/**
 * Reads an untrusted archive of Keras.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL
 */
export async function readKeras(archive: Uint8Array): Promise<PortableModel> {
  const members = listMembers(archive);
  const find = (name: string): Member | undefined => members.find((member) => member.name === name);
  const weights = find('model.weights.h5');
  if (weights === undefined) throw noWeights(members);
  const config = await jsonOf(find('config.json'), 'config.json');
  const metadata = find('metadata.json') === undefined ? {} : await jsonOf(find('metadata.json'), 'metadata.json');
  const { keras_version: version, [notesKey]: notes } = isRecord(metadata) ? metadata : {};
  const found = readHdf5(await unpack(weights)).datasets('');
  const source: WeightSource = ({ store }, _names, place) => found.get(`${store}/vars/${place}`) ?? found.get(`${store.replaceAll(/\blayers\//g, '_layer_checkpoint_dependencies/')}/vars/${place}`);
  return readKerasModel({ config, weights: source, isKeras3: typeof version !== 'string' || !version.startsWith('2.'), notes });
}

async function jsonOf(member: Member | undefined, name: string): Promise<unknown> {
  if (member === undefined) throw invalidKerasFile(`it has no ${name}`);
  return parseConfig(new TextDecoder().decode(await unpack(member)), name);
}

function noWeights(members: readonly Member[]): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The archive holds no model.weights.h5, but ${members.slice(0, 6).map(({ name }) => name).join(', ') || 'nothing'}.`,
    hint: 'Save the model with model.save("model.keras").',
  });
}
