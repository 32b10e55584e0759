import { readFileSync } from 'node:fs';
import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineLayer, layerPlan, type Backend, type Registry } from '@vitrum/core';
import { decodeModel, encodeModel, parseModel } from '@vitrum/formats';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork } from '@vitrum/network';
import { referenceBackend, sizeOf } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

/** A stranger's layer as wide as its option says. */
const wide = defineLayer({
  name: 'wide',
  options: { width: { type: 'integer', minimum: 1 } },
  plan: ({ width }, [shape]) => layerPlan({
    outputShape: shape,
    parameters: { table: { shape: [width], initializer: { name: 'one', sample: () => 1 }, fan: { fanIn: 1, fanOut: 1 }, role: 'weight' } },
    bind: ({ inputs: [x], output }) => ({ forward: () => output.data.set(x.data), bindBackward: () => () => undefined }),
  }),
});
/** One that makes its own arrays, which a plan is not meant to do. */
const greedy = defineLayer({
  name: 'greedy',
  options: {},
  plan: (_options, [shape]) => {
    const table = new Float32Array(sizeOf(shape));
    return layerPlan({ outputShape: [table.length], bind: () => ({ forward: () => undefined, bindBackward: () => () => undefined }) });
  },
});
const stranger = { name: 'vitrum-plugin-wide', version: '1.0.0', layers: [wide, greedy] };
const registry: Registry = createRegistry([activationsPlugin, layersPlugin, stranger]);

/** Counts what is taken of it. */
function countingBackend(): { readonly backend: Backend; readonly taken: () => number } {
  let taken = 0;
  const backend: Backend = {
    ...referenceBackend,
    memory: {
      ...referenceBackend.memory,
      allocate: (shape, precision) => {
        taken += sizeOf(shape);
        return referenceBackend.memory.allocate(shape, precision);
      },
    },
  };
  return { backend, taken: () => taken };
}

const file = (name: string): string => readFileSync(new URL(`files/${name}`, import.meta.url), 'utf8');
const model = (inputShape: readonly number[], layers: readonly object[], parameters: object = {}): string =>
  JSON.stringify({ format: 'vitrum-model', formatVersion: 2, plugins: [], network: { inputShape, layers }, parameters, metadata: {} });
const dense = (units: number): { readonly type: string; readonly units: number } => ({ type: 'dense', units });
const numbers = (...shape: number[]): object => ({ shape, values: Array.from({ length: sizeOf(shape) }, () => 0) });

describe('D2: a small file that describes a large network is refused before anything is allocated', () => {
  test.each<[string, string, RegExp]>([
    ['units: 100,000,000', file('tiny-hang.json'), /^The parameter "layers\.0\.weights" of shape \[4, 100000000\] is missing\.$/],
    ['an input shape of 2⁴⁰', file('tiny-range.json'), /^A sample of shape \[1099511627776\] has 1,099,511,627,776 numbers, but the whole file holds 0\.$/],
    ['units: 1e15', model([4], [dense(1e15)]), /"layers\.0\.weights" of shape \[4, 1000000000000000\] is missing/],
    ['shapes whose product is beyond any number', model(Array.from({ length: 40 }, () => Number.MAX_SAFE_INTEGER), [dense(4)]), /^A sample of shape /],
    ['a product of middling numbers', model([30_000], [dense(10_000)]), /of shape \[30000, 10000\] is missing/],
    ['the second layer', model([2], [dense(2), dense(1e9)], { 'layers.0.weights': numbers(2, 2), 'layers.0.biases': numbers(2) }), /"layers\.1\.weights" of shape \[2, 1000000000\] is missing/],
    ['many layers, each below the limit', model([1], Array.from({ length: 1000 }, () => dense(2000))), /"layers\.0\.weights" of shape \[1, 2000\] is missing/],
    ['a layer of a plugin', model([4], [{ type: 'wide', width: 1e9 }]), /"layers\.0\.table" of shape \[1000000000\] is missing/],
    ['a layer of a plugin that makes its own arrays', model([2 ** 30, 2 ** 10], [{ type: 'greedy' }]), /^A sample of shape \[1073741824, 1024\]/],
  ])('%s', (_name, text, message) => {
    const { backend, taken } = countingBackend();
    expect(() => decodeModel(registry, parseModel(text), { backend })).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_MODEL', message: expect.stringMatching(message) }),
    );
    expect(taken()).toBe(0);
  });

  test('an array that the machine refuses is the model’s fault', () => {
    const refusing: Backend = { ...referenceBackend, memory: { ...referenceBackend.memory, allocate: () => { throw new RangeError('Array buffer allocation failed'); } } };
    const small = parseModel(model([2], [dense(1)], { 'layers.0.weights': numbers(2, 1), 'layers.0.biases': numbers(1) }));
    expect(() => decodeModel(registry, small, { backend: refusing })).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_MODEL', message: 'The model does not fit into memory: Array buffer allocation failed.' }),
    );
  });
});

test('D12: a weight that is no 32-bit float is refused by name', () => {
  expect(() => parseModel(file('tiny-inf.json'))).toThrow(
    expect.objectContaining({
      code: 'VITRUM_INVALID_MODEL',
      message: 'The parameter "layers.0.weights" has 1e+39 in place 0, which is no 32-bit float.',
    }),
  );
});

test('a state that is no tensor is not called a parameter', () => {
  const whole = model([2], [dense(1)], { 'layers.0.weights': numbers(2, 1), 'layers.0.biases': numbers(1) });
  const withState = (state: unknown): string => whole.replace('{', () => `{"state":${JSON.stringify(state)},`);
  const message = 'The state "layers.0.mean" has "a" in place 0, which is no 32-bit float.';
  expect(() => parseModel(withState({ 'layers.0.mean': { shape: [1], values: ['a'] } }))).toThrow(expect.objectContaining({ message }));
  expect(() => parseModel(withState(3))).toThrow(expect.objectContaining({ message: '"state" holds { "shape", "values" } by name, got 3.' }));
});

test('a model with a plugin’s layer is read as before', () => {
  const config = { inputShape: [3], layers: [{ type: 'wide', width: 1000 }, dense(2)] };
  const network = createNetwork(registry, config, { seed: 3 });
  const loaded = decodeModel(registry, parseModel(JSON.stringify(encodeModel(registry, network))));
  expect(loaded.parameters.map(({ name, value }) => [name, [...value.data]])).toEqual(network.parameters.map(({ name, value }) => [name, [...value.data]]));
});
