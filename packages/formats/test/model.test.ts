import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineActivation, VitrumError } from '@vitrum/core';
import { decodeModel, encodeModel, parseModel } from '@vitrum/formats';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { createRandom, createTensor, referenceBackend } from '@vitrum/tensor';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const bentPlugin = {
  name: 'vitrum-plugin-bent',
  version: '1.2.3',
  activations: [defineActivation({ name: 'bowed-identity', forward: (z) => (Math.sqrt(z * z + 1) - 1) / 2 + z })],
};
const plain = createRegistry([activationsPlugin, layersPlugin]);
const registry = plain.with(bentPlugin);
const config = denseNetworkConfig(registry, { architecture: [6, 5, 3], activation: { type: 'leaky-relu', slope: 0.2 }, outputActivation: 'bowed-identity' });
const network = createNetwork(registry, config, { seed: 11 });
const model = encodeModel(registry, network, { dataset: 'none' });
const text = JSON.stringify(model);

test('a loaded model gives the same bits', () => {
  const inputs = createTensor([4, 6]);
  const random = createRandom(1);
  inputs.data.forEach((_, i) => (inputs.data[i] = random.normal()));
  const loaded = decodeModel(registry, parseModel(text));
  expect(loaded.forward(inputs).data).toEqual(network.forward(inputs).data);
  expect(loaded.config).toEqual(network.config);
});

test('F086: a byte order mark, as Windows writes it, is no fault', () => {
  expect(parseModel(`\uFEFF${text}`)).toEqual(parseModel(text));
});

test('every 32-bit float survives as the decimal that was written', () => {
  const [weights] = network.parameters;
  if (weights === undefined) throw new Error('The network has parameters.');
  const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
  const size = weights.value.data.length;
  fc.assert(
    fc.property(fc.array(finite, { minLength: size, maxLength: size }), (values) => {
      weights.value.data.set(values);
      const loaded = decodeModel(registry, parseModel(JSON.stringify(encodeModel(registry, network))));
      // JSON has no −0: it comes back as 0.
      expect([...loaded.parameter('layers.0.weights').value.data].map((v) => v + 0)).toEqual(values.map((v) => v + 0));
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('names the plugins of its layers, activations and initializers with their versions', () => {
  expect(model.plugins).toEqual([
    { name: '@vitrum/layers', version: layersPlugin.version },
    { name: '@vitrum/activations', version: activationsPlugin.version },
    { name: 'vitrum-plugin-bent', version: '1.2.3' },
  ]);
});

test('a number that is not finite cannot be saved', () => {
  const broken = createNetwork(registry, config, { seed: 1 });
  broken.parameter('layers.1.biases').value.data[0] = NaN;
  expect(() => encodeModel(registry, broken)).toThrow(
    expect.objectContaining({ code: 'VITRUM_INVALID_MODEL', message: expect.stringContaining('"layers.1.biases"') }),
  );
});

test('F086: a model in UTF-16 is told to be in another encoding, not to be cut short', () => {
  const read = new TextDecoder().decode(Uint8Array.from([0xff, 0xfe, ...Array.from(text, (letter) => [letter.charCodeAt(0), 0]).flat()]));
  expect(() => parseModel(read)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_MODEL', hint: expect.stringContaining('UTF-16') }));
});

describe('a model that is none', () => {
  const edited = (edit: (copy: Record<string, unknown>) => void): string => {
    const copy = JSON.parse(text) as Record<string, unknown>; // what JSON.stringify just wrote
    edit(copy);
    return JSON.stringify(copy);
  };
  const parameters = (name: string, value: unknown) =>
    edited((copy) => {
      copy['parameters'] = { ...model.parameters, [name]: value };
    });

  test.each([
    ['an empty file', '', /^The model file is not JSON: /],
    ['a file that is cut short', text.slice(0, 100), /^The model file is not JSON: /],
    ['another JSON', '{"a":1}', /"format": "vitrum-model", got undefined/],
    ['a later format', edited((copy) => (copy['formatVersion'] = 4)), /reads the model formats 2 and 3, the file has format 4/],
    ['the format before, whose weights were [units, inputs]', edited((copy) => (copy['formatVersion'] = 1)), /reads the model formats 2 and 3, the file has format 1/],
    ['no parameters', edited((copy) => (copy['parameters'] = {})), /"layers.0.weights" of shape \[6, 5\] is missing/],
    ['no list of parameters', edited((copy) => (copy['parameters'] = [])), /"parameters" holds .* got \[\]/],
    ['parameters that are no numbers', parameters('layers.0.biases', { shape: [1], values: ['a'] }), /"layers.0.biases" has "a" in place 0, which is no 32-bit float/],
    ['F088: a parameter that is null', parameters('layers.0.biases', { shape: [5], values: [0, 0, null, 0, 0] }), /"layers.0.biases" has null in place 2, which/],
    ['D12: a number beyond 32-bit floats', parameters('layers.0.biases', { shape: [5], values: [0, 0, 0, 0, 1e39] }), /"layers.0.biases" has 1e\+39 in place 4, which/],
    ['D12: a number that rounds to infinity', parameters('layers.0.biases', { shape: [5], values: [3.4028235677973366e38, 0, 0, 0, 0] }), /in place 0, which/],
    ['D12: a number beyond 64-bit floats', parameters('layers.0.biases', { shape: [5], values: [0, 0, 0, 0, 0] }).replace('[0,0,0,0,0]', '[0,-1e400,0,0,0]'), /"layers.0.biases" has -Infinity in place 1, which/],
    ['a shape that is none', parameters('layers.0.biases', { shape: [-1], values: [] }), /"layers.0.biases" has a "shape" of whole numbers, got \[-1\]/],
    ['a parameter without values', parameters('layers.0.biases', { shape: [5] }), /"layers.0.biases" has a list of "values", got undefined/],
    ['a parameter that is none', parameters('layers.0.biases', 7), /"layers.0.biases" is an object of .*, got 7/],
    ['too few numbers', parameters('layers.0.biases', { shape: [5], values: [1] }), /"layers.0.biases" of shape \[5\] has 1 numbers/],
    ['another shape', parameters('layers.0.biases', { shape: [1], values: [1] }), /"layers.0.biases" has the shape \[1\], the network needs \[5\]/],
    ['an extra parameter', parameters('layers.9.biases', { shape: [1], values: [1] }), /no parameter "layers.9.biases"/],
    ['no network', edited((copy) => (copy['network'] = 3)), /A network configuration is an object, got 3/],
    ['plugins of the wrong form', edited((copy) => (copy['plugins'] = ['x'])), /"plugins" is a list/],
  ])('%s', (_name, damaged, message) => {
    expect(() => decodeModel(registry, parseModel(damaged))).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_MODEL', message: expect.stringMatching(message) }),
    );
  });

  test('one whose plugin is missing says how to give it', () => {
    expect(() => decodeModel(plain, parseModel(text))).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_MODEL',
        message: 'The model needs the plugin "vitrum-plugin-bent" 1.2.3, which is not registered.',
        hint:
          'Load the model with a registry that has the plugin, such as { registry: createVitrum().with(plugin) }. ' +
          'Where it is a package that you trust, for a plugin is code, install it first: npm install vitrum-plugin-bent@1',
      }),
    );
  });
});

test('a machine that is too small for a model is not the fault of the model', () => {
  const outOfMemory = new VitrumError({ code: 'VITRUM_OUT_OF_MEMORY', message: 'No room.', hint: 'Use a smaller network.' });
  const backend = {
    ...referenceBackend,
    memory: {
      ...referenceBackend.memory,
      allocate: () => {
        throw outOfMemory;
      },
    },
  };
  expect(() => decodeModel(registry, parseModel(text), { backend })).toThrow(
    expect.objectContaining({ code: 'VITRUM_OUT_OF_MEMORY', hint: 'Use a smaller network.' }),
  );
});
