import { encodeModel, fingerprint, type ModelFile } from '@vitrum/formats';
import { createNetwork, type NetworkConfig } from '@vitrum/network';
import { completeRun, mergeConfigs, openRun, parseRunConfig, writeRun, type BaseModel, type BaseReference, type RunConfig, type TrainingData } from '@vitrum/runs';
import { arrayDataset } from '@vitrum/datasets';
import { referenceBackend } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { corners, registry } from './support.ts';

const pictures: NetworkConfig = {
  inputShape: [4, 4],
  layers: [
    { type: 'conv2d', filters: 3, activation: 'relu', name: 'edges' },
    { type: 'batch-norm', trainable: false },
    { type: 'dense', units: 2, activation: 'softmax' },
  ],
};
const flat: NetworkConfig = { inputShape: [2], layers: [{ type: 'dense', units: 5, name: 'first' }, { type: 'dense', units: 4 }, { type: 'dense', units: 3 }, { type: 'activation', activation: 'softmax' }] };

async function baseOf(config: NetworkConfig): Promise<BaseModel> {
  const network = createNetwork(registry, config, { seed: 4 });
  for (const { value } of network.state) value.data.forEach((x, i) => (value.data[i] = x + i + 1));
  return { model: encodeModel(registry, network), fingerprint: await fingerprint(network) };
}

const data: TrainingData = { dataset: { type: 'xor' }, data: { train: corners, test: corners } };
const complete = async (base: BaseReference, more: RunConfig = {}, config = flat, given = data) => completeRun(registry, { ...more, base }, given, undefined, await baseOf(config));
const frozenIn = ({ network }: { readonly network: NetworkConfig }) => network.layers.flatMap(({ trainable }, i) => (trainable === false ? [i] : []));

test('the layers before the last one with parameters are kept, and end in the outputs of the data', async () => {
  const run = await complete({ file: 'model.json' });
  expect(run.network.layers.map(({ units, activation }) => [units, activation])).toEqual([[5, undefined], [4, undefined], [2, 'softmax']]);
  expect(run.base).toMatchObject({ file: 'model.json', layers: 2, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(run.training).toMatchObject({ loss: 'categorical-cross-entropy', optimizer: 'adam' });
});

test.each<[string, readonly number[]]>([['0..1', [0, 1]], ['1', [1]], ['first', [0]], ['all', [0, 1]], ['none', []], ['first, 1', [0, 1]]])('--freeze %s', async (freeze, frozen) => {
  expect(frozenIn(await complete({ file: 'model.json', freeze }))).toEqual(frozen);
});

test('without it, layers are frozen as the file says; a picture is made flat before the new layers', async () => {
  const squares = arrayDataset({ name: 'squares', inputs: [new Array(16).fill(0), new Array(16).fill(1)], targets: [0, 1] });
  const given = { dataset: { type: 'xor' }, data: { train: { ...squares, inputShape: [4, 4] }, test: squares } };
  // The dense layer of a base reads vectors, and this one stops before it.
  const base = { ...pictures, layers: [...pictures.layers.slice(0, 2), { type: 'flatten' }, ...pictures.layers.slice(2)] };
  const run = await complete({ file: 'cnn.json', head: [6, 2] }, {}, base, given);
  expect(frozenIn(run)).toEqual([1]);
  expect(run.network.layers.map(({ type }) => type)).toEqual(['conv2d', 'batch-norm', 'flatten', 'dense', 'dense']);
  const whole = { ...pictures, layers: [...pictures.layers.slice(0, 1), { type: 'conv2d', filters: 2, kernelSize: 1 }, { type: 'global-average-pool' }] };
  expect((await complete({ file: 'cnn.json' }, {}, whole, given)).network.layers.map(({ type }) => type)).toEqual(['conv2d', 'flatten', 'dense']);
});

test('the network begins with the numbers of the base, its state too, and the new layers with their own', async () => {
  const base = await baseOf({ ...flat, layers: [{ type: 'dense', units: 5 }, { type: 'batch-norm' }, { type: 'dense', units: 3 }] });
  const run = completeRun(registry, { base: { file: 'model.json' } }, data, undefined, base);
  const { network } = openRun(registry, run, data, referenceBackend, base);
  const valuesOf = (name: string) => Array.from(base.model.parameters[name]?.values ?? base.model.state?.[name]?.values ?? [], Math.fround);
  for (const { name, value } of [...network.parameters, ...network.state].filter(({ name: each }) => /layers\.[01]\./.test(each))) expect([...value.data], name).toEqual(valuesOf(name));
  expect(network.parameter('layers.2.weights').value.shape).toEqual([5, 2]);
});

test('its record leads to the same run, if the base is the same', async () => {
  const base = await baseOf(flat);
  const run = completeRun(registry, { base: { file: 'model.json', freeze: 'first', head: [7, 2] }, training: { seed: 9 } }, data, undefined, base);
  const recorded = parseRunConfig(JSON.parse(writeRun(run, [])));
  expect(completeRun(registry, recorded, data, undefined, base)).toEqual(run);
  const other = { ...base, fingerprint: 'f'.repeat(64) };
  expect(() => completeRun(registry, recorded, data, undefined, other)).toThrow('The base model.json is not that of the record: its fingerprint begins with ffffffff');
  const again = mergeConfigs(recorded, { base: { file: 'other.json' } });
  expect(completeRun(registry, again, data, undefined, other).base).toMatchObject({ file: 'other.json', freeze: 'first', layers: 2, fingerprint: other.fingerprint });
});

test.each<[string, BaseReference, RunConfig, NetworkConfig, RegExp]>([
  ['a layer that is replaced', { file: 'b', freeze: '0..2' }, {}, flat, /"freeze" is 0\.\.2, and the base has the layers 0\.\.1/],
  ['a range from the end', { file: 'b', freeze: '1..0' }, {}, flat, /"freeze" is 1\.\.0/],
  ['a name that it has not', { file: 'b', freeze: 'firts' }, {}, flat, /"firts" is none/],
  ['outputs of other data', { file: 'b', head: [5] }, {}, flat, /have 5 units, and "corners" has 2 outputs/],
  ['a network beside it', { file: 'b' }, { network: { hidden: [4] } }, flat, /both describe the layers/],
  ['samples of another shape', { file: 'b' }, {}, { ...flat, inputShape: [3] }, /reads samples of shape \[3\], those of "corners" have the shape \[2\]/],
  ['a base of one layer', { file: 'b' }, {}, { inputShape: [2], layers: [{ type: 'dense', units: 3 }] }, /no layer before the one that makes its outputs/],
])('%s is refused', async (_name, base, more, config, message) => {
  await expect(complete(base, more, config)).rejects.toThrow(message);
});

test.each<[unknown, RegExp]>([
  [3, /"base" is the file of a model/], ['', /"base" is the file/], [{ freeze: '1' }, /as "file"/],
  [{ file: 'b', freeze: 3 }, /freeze is a text/], [{ file: 'b', head: [0] }, /head is a list/], [{ file: 'b', freese: '1' }, /"base" has no option "freese"/],
  [{ file: 'b', layers: -1, fingerprint: 'f' }, /form that a run records/],
])('%j is no base', (base, message) => {
  expect(() => parseRunConfig({ base })).toThrow(message);
});

test('a base that was not loaded is named', () => {
  const model: ModelFile | undefined = undefined;
  expect(() => completeRun(registry, { base: { file: 'model.json' } }, data, undefined, model)).toThrow('begins with the model model.json, which was not loaded');
});
