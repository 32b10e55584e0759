import { isVitrumError, type FormatFile } from '@vitrum/core';
import { tfjs } from '@vitrum/format-tfjs';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { archiveOf } from '@vitrum/formats/internal';
import { modelCase } from '@vitrum/test-support/model-cases';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import { createVitrum } from 'vitrum';
import { expect, test } from 'vitest';

const registry = createVitrum();

/** A dense layer, its three weights and one bias. */
const weights = [{ name: 'd/kernel', shape: [3, 1], dtype: 'float32' }, { name: 'd/bias', shape: [1], dtype: 'float32' }];
const dense = { class_name: 'Dense', config: { name: 'd', units: 1, batch_input_shape: [null, 3] } };
const numbers = Float32Array.of(1, 2, 3, 4);

interface Changes {
  readonly layers?: readonly unknown[];
  readonly topology?: unknown;
  readonly manifest?: unknown;
  readonly data?: Uint8Array;
}

const layersOf = (layers: readonly unknown[]): unknown => ({ model_config: { class_name: 'Sequential', config: { name: 's', layers } } });

async function read({ layers = [dense], topology = layersOf(layers), manifest = [{ paths: ['a.bin'], weights }], data = new Uint8Array(numbers.buffer) }: Changes) {
  const json = { modelTopology: topology, weightsManifest: manifest };
  return tfjs.read(Buffer.from(JSON.stringify(json)), (name) => (name === 'a.bin' ? Promise.resolve(data) : Promise.reject(new Error(name))));
}

/** An archive as Teachable Machine downloads it. */
const archive = (folder: string, weightsName = 'weights.bin'): Uint8Array => archiveOf([
  { name: `${folder}metadata.json`, bytes: Buffer.from('{"labels":["yes"]}') },
  { name: `${folder}${weightsName}`, bytes: new Uint8Array(numbers.buffer) },
  { name: `${folder}model.json`, bytes: Buffer.from(JSON.stringify({ modelTopology: layersOf([dense]), weightsManifest: [{ paths: ['./weights.bin'], weights }] })) },
]);

test.each(['', 'my model/'])('an archive with the model in "%s" is read as it is', async (folder) => {
  const bytes = archive(folder);
  expect(tfjs.detect(bytes)).toBe(true);
  const { parameters, metadata } = await tfjs.read(bytes);
  expect([[...parameters['layers.0.weights']?.values ?? []], metadata]).toEqual([[1, 2, 3], { task: 'classification', classes: ['yes'] }]);
});

test('an archive without its weights, one of a run of vitrum, and half of one', async () => {
  await expect(tfjs.read(archive('', 'other.bin'))).rejects.toMatchObject({ message: 'The model of TensorFlow.js is damaged: its archive holds no weights.bin.' });
  const run = archiveOf(['config.json', 'model.json', 'checkpoint-5.ckpt'].map((name) => ({ name, bytes: Buffer.from('{}') })));
  expect([run, archive('').subarray(0, -30)].map((bytes) => tfjs.detect(bytes))).toEqual([false, false]);
});

test('an archive with any byte changed is read or refused by a typed error', async () => {
  expect(await faultsOfReader(registry, tfjs.read, archive(''), 200)).toEqual([]);
});

const problemOf = async (changes: Changes): Promise<unknown> => read(changes).then(() => 'none', (error: unknown) => (isVitrumError(error) ? `${error.code}: ${error.message}` : error));

const node = (name: string, ...inputs: string[]): unknown => ({ class_name: 'Flatten', name, config: { name }, inbound_nodes: inputs.length === 0 ? [] : [inputs.map((each) => [each, 0, 0, {}])] });
const graph = (layers: readonly unknown[], output = 'b') => ({ class_name: 'Model', config: { layers: [{ class_name: 'InputLayer', config: { name: 'x', batch_input_shape: [null, 3] }, name: 'x', inbound_nodes: [] }, ...layers], input_layers: [['x', 0, 0]], output_layers: [[output, 0, 0]] } });

test.each<[string, Changes, string]>([
  ['a layer of code', { layers: [{ class_name: 'Lambda', config: { name: 'l', batch_input_shape: [null, 3], function: ['4wEAAA==', null, null] } }] }, 'UNSUPPORTED_MODEL: The layer "l" is a Lambda, which no layers of vitrum can stand for.'],
  ['a recurrent layer', { layers: [{ class_name: 'LSTM', config: { name: 'l', batch_input_shape: [null, 3, 2] } }] }, 'UNSUPPORTED_MODEL: The layer "l" is a LSTM'],
  ['an open length', { layers: [{ ...dense, config: { ...dense.config, batch_input_shape: [null, null] } }] }, 'UNSUPPORTED_MODEL: The layer ":input", a InputLayer, leaves lengths open, [null,null]'],
  ['no shape', { layers: [{ class_name: 'Dense', config: { name: 'd', units: 1 } }] }, 'has the shape'],
  ['an unknown activation', { layers: [{ ...dense, config: { ...dense.config, activation: 'tahn' } }] }, 'UNSUPPORTED_MODEL: The layer "d", a Dense, has the activation "tahn"'],
  ['channels first', { layers: [{ class_name: 'MaxPooling2D', config: { name: 'p', data_format: 'channels_first', batch_input_shape: [null, 3, 4, 4] } }] }, 'has the channels first'],
  ['a circle', { topology: graph([node('a', 'b'), node('b', 'a')]) }, 'INVALID_MODEL: The model is damaged: its layers go round in a circle'],
  ['a layer that is not there', { topology: graph([node('b', 'c')]) }, 'the layer "c", which another one reads, is not there'],
  ['a layer used twice', { topology: graph([{ ...(node('b', 'x') as object), inbound_nodes: [[['x', 0, 0, {}]], [['x', 0, 0, {}]]] }]) }, 'is used 2 times, with the same weights'],
  ['two layers of one name', { topology: graph([node('b', 'x'), node('b', 'x')]) }, 'two layers have the name "b"'],
  ['no layers', { layers: [] }, 'a Sequential model has no layers'],
  ['a class of Python', { topology: { class_name: 'MyModel', config: {} } }, 'is no Sequential and no Functional model'],
  ['models within models without end', { topology: JSON.parse('{"class_name":"Sequential","config":{"layers":['.repeat(40) + ']}}'.repeat(40)) as unknown }, 'models within each other'],
  ['a huge sample', { layers: [{ class_name: 'Flatten', config: { name: 'f', batch_input_shape: [null, 1e9, 1e9] } }] }, 'more than 16777216'],
  ['numbers out of nothing', { layers: Array.from({ length: 9 }, (_, i) => ({ class_name: 'Rescaling', config: { name: `r${i}`, scale: 2, batch_input_shape: [null, 16e6] } })) }, 'numbers that the file does not hold'],
  ['a weight that is missing', { manifest: [{ paths: ['a.bin'], weights: [{ name: 'e', shape: [4], dtype: 'float32' }] }] }, 'the layer "d", a Dense, has no "kernel" among the weights'],
  ['a weight beyond the end', { data: new Uint8Array(8) }, 'the weight "d/kernel" of shape [3, 1] ends at byte 12 of 8'],
  ['bytes that nobody names', { data: new Uint8Array(20) }, 'the weights of a.bin take 16 bytes, and 20 are there'],
  ['one file read again and again', { manifest: [{ paths: ['a.bin', 'a.bin'], weights }] }, 'names the file "a.bin" twice'],
  ['a negative length', { manifest: [{ paths: ['a.bin'], weights: [{ name: 'd/kernel', shape: [-1], dtype: 'float32' }] }] }, 'has [-1] as "shape"'],
  ['an unknown type', { manifest: [{ paths: ['a.bin'], weights: [{ name: 'd/kernel', shape: [4], dtype: 'complex64' }] }] }, 'has the type "complex64"; known are float32'],
  ['a graph model', { topology: { node: [] } }, 'UNSUPPORTED_MODEL: The file is a graph model'],
  ['no groups of weights', { manifest: 3 }, 'its "weightsManifest" is 3'],
])('%s is a typed error', async (_name, changes, problem) => {
  expect(await problemOf(changes)).toContain(problem);
});

test('a kernel of another shape than the layers need is refused where the network is made', async () => {
  const model = await read({ manifest: [{ paths: ['a.bin'], weights: [{ name: 'd/kernel', shape: [1, 3], dtype: 'float32' }, weights[1]] }] });
  expect(() => modelFileOf(registry, model)).toThrow('has the shape [1, 3], the network needs [3, 3]');
});

// 8 bits: number·scale + min; 16-bit floats as in IEEE 754
test.each<[string, unknown, readonly number[]]>([
  ['uint8', { dtype: 'uint8', scale: 0.5, min: -1 }, [0, 2, 4, 255]],
  ['uint16', { dtype: 'uint16', scale: 0.25, min: 1 }, [0, 0, 1, 0, 0, 1, 255, 255]],
  ['float16', { dtype: 'float16', original_dtype: 'float32' }, [0x00, 0x3c, 0x00, 0x40, 0x00, 0xc2, 0x00, 0x00]],
])('weights quantized to %s are read', async (kind, quantization, bytes) => {
  const { parameters } = await read({ manifest: [{ paths: ['a.bin'], weights: weights.map((weight) => ({ ...weight, quantization })) }], data: Uint8Array.from(bytes) });
  const expected: Readonly<Record<string, readonly number[]>> = { uint8: [-1, 0, 1, 126.5], uint16: [1, 1.25, 65, 16384.75], float16: [1, 2, -3, 0] };
  expect([...(parameters['layers.0.weights']?.values ?? []), ...(parameters['layers.0.biases']?.values ?? [])]).toEqual(expected[kind]);
});

const tiny = modelCase('a sum', { inputShape: [3], layers: [{ type: 'dense', units: 2, name: 'a' }, { type: 'dense', units: 2, inputs: ['input'], name: 'b' }, { type: 'add', inputs: ['a', 'b'] }] }, 3);

const without = ([main]: readonly [FormatFile, ...FormatFile[]]): Uint8Array => {
  const { userDefinedMetadata: _notes, ...json } = JSON.parse(new TextDecoder().decode(main.bytes)) as Record<string, unknown>; // what was written just now
  return Buffer.from(JSON.stringify(json));
};

test('changed files are refused by typed errors alone, or read', async () => {
  const files = await tfjs.write(tiny.complete);
  const beside = () => Promise.resolve(files[1]?.bytes ?? new Uint8Array());
  const reader = (bytes: Uint8Array) => tfjs.read(bytes, beside);
  expect(await faultsOfReader(registry, reader, files[0].bytes, 200)).toEqual([]);
  expect(await faultsOfReader(registry, reader, without(files), 200)).toEqual([]);
});

test('a model that TensorFlow.js trained on comes back with its own layers, and one with other layers as it is', async () => {
  const files = await tfjs.write(tiny.complete);
  const changed = new Uint8Array(files[1]?.bytes ?? []).fill(0);
  const trained = modelFileOf(registry, await tfjs.read(files[0].bytes, () => Promise.resolve(changed)));
  expect(trained.network).toEqual(tiny.complete.network);
  expect(trained.parameters['layers.0.weights']?.values).toEqual(Array.from({ length: 6 }, () => 0));
  const renamed = Buffer.from(new TextDecoder().decode(files[0].bytes).replaceAll('"dense_2', '"other_2'));
  const other = modelFileOf(registry, await tfjs.read(renamed, () => Promise.resolve(files[1]?.bytes ?? new Uint8Array())));
  expect(decodeModel(registry, other).config.layers.map(({ type }) => type)).toEqual(['dense', 'dense', 'add']);
  expect(other.metadata).toEqual(tiny.model.metadata);
});

test('without the files beside it, the error names the one that is missing', async () => {
  const files = await tfjs.write(tiny.complete);
  await expect(tfjs.read(files[0].bytes)).rejects.toThrow('in the file "group1-shard1of1.bin", which was not given with model.json');
});
