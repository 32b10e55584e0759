import { readFileSync } from 'node:fs';
import { isVitrumError } from '@vitrum/core';
import { keras, kerasH5 } from '@vitrum/format-keras';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { archiveOf } from '@vitrum/formats/internal';
import { maxDifference, modelCase, modelCases } from '@vitrum/test-support/model-cases';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import hdf5 from 'h5wasm';
import { createVitrum } from 'vitrum';
import { tensorFrom } from 'vitrum/parts';
import { expect, test } from 'vitest';

const registry = createVitrum();
const formats = [keras, kerasH5];

test('an archive of Teachable Machine, which begins with a metadata.json too, is none of Keras', () => {
  const names = ['metadata.json', 'weights.bin', 'model.json'];
  expect(keras.detect(archiveOf(names.map((name) => ({ name, bytes: new Uint8Array(4) }))))).toBe(false);
});

test.each(formats.flatMap((format) => modelCases.map((each) => [format.name, each.name, format, each] as const)))('%s: %s comes back to the same bits', async (_format, _name, format, { model, complete }) => {
  const [{ bytes }] = await format.write(complete);
  expect(formats.filter(({ detect }) => detect(bytes)).map(({ name }) => name)).toEqual([format.name]);
  const { network, ...back } = modelFileOf(registry, await format.read(bytes));
  expect(back).toEqual({ ...model, network: undefined });
  expect(network).toEqual(complete.network);
});

const branches = modelCase('branches', { inputShape: [3], layers: [{ type: 'dense', units: 2, name: 'a' }, { type: 'dense', units: 2, inputs: ['input'], name: 'b' }, { type: 'add', inputs: ['a', 'b'] }] }, 3);

interface Predictions {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

const fileNamed = (name: string): Buffer => readFileSync(new URL(`files/${name}`, import.meta.url));

// Their origin is written in files/make-files.py.
test.each([['keras-2.h5', kerasH5], ['keras-3.h5', kerasH5], ['keras-3.keras', keras]] as const)('%s, made by the library of Keras, predicts what NumPy computed', async (name, format) => {
  const { inputs, outputs } = JSON.parse(fileNamed('predictions.json').toString('utf8')) as Predictions; // written by make-files.py
  const network = decodeModel(registry, modelFileOf(registry, await format.read(fileNamed(name))));
  expect(network.config.layers.map(({ type }) => type)).toEqual(['conv2d', 'batch-norm', 'max-pool2d', 'flatten', 'dense']);
  expect(maxDifference(network.forward(tensorFrom([4, 6, 6, 1], inputs)).data, outputs)).toBeLessThan(1e-5);
});

test.each(formats)('changed files of the format $name are refused by typed errors alone, or read', async (format) => {
  const [{ bytes }] = await format.write(branches.complete);
  expect(await faultsOfReader(registry, format.read, bytes, 200)).toEqual([]);
  for (const name of format === keras ? ['keras-3.keras'] : ['keras-2.h5', 'keras-3.h5']) expect(await faultsOfReader(registry, format.read, fileNamed(name), 100)).toEqual([]);
});

test("the HDF5 library reads what is written: layers' names, configuration and weights", async () => {
  const { FS: files } = await hdf5.ready;
  files.writeFile('own.h5', (await kerasH5.write(branches.complete))[0].bytes);
  const file = new hdf5.File('own.h5', 'r');
  const config: unknown = file.attrs['model_config']?.value;
  expect(typeof config === 'string' && JSON.parse(config)).toMatchObject({ class_name: 'Functional' });
  const weights = file.get('model_weights');
  if (!(weights instanceof hdf5.Group)) throw new Error('there is no group of weights');
  expect(weights.attrs['layer_names']?.value).toEqual(['input_layer_1', 'dense_1', 'dense_2', 'add_1']);
  expect(weights.keys()).toEqual(['add_1', 'dense_1', 'dense_2', 'input_layer_1']);
  const kernel = file.get('model_weights/dense_2/dense_2/kernel:0');
  if (!(kernel instanceof hdf5.Dataset)) throw new Error('there is no kernel');
  expect([kernel.shape, kernel.value]).toEqual([[3, 2], branches.complete.parameters['layers.1.weights']?.values]);
  file.close();
});

test.each<[string, Uint8Array, string]>([
  ['a superblock of a later version', Uint8Array.from(fileNamed('keras-2.h5')).fill(2, 8, 9), 'UNSUPPORTED_MODEL: The HDF5 file has a superblock of version 2'],
  ['a cut file', fileNamed('keras-2.h5').subarray(0, 3000), 'INVALID_MODEL: The file of Keras is damaged: '],
  ['bytes of something else', Buffer.from('noise'), 'it does not begin as HDF5 does'],
  ['weights alone', Buffer.from(fileNamed('keras-2.h5').toString('latin1').replace('model_config', 'model_konfig'), 'latin1'), 'UNSUPPORTED_MODEL: The HDF5 file has no "model_config"'],
  ['a layer of code', Buffer.from(fileNamed('keras-2.h5').toString('latin1').replace('"Flatten"', '"Lambda" '), 'latin1'), 'The layer "flatten" is a Lambda, which no layers of vitrum can stand for.'],
])('%s is a typed error', async (_name, bytes, problem) => {
  const error: unknown = await kerasH5.read(bytes).catch((thrown: unknown) => thrown);
  expect(isVitrumError(error) ? `${error.code}: ${error.message}` : error).toContain(problem);
});
