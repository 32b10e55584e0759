import { parseRunConfig, runOf, type Run } from '@vitrum/runs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from '../src/page/address/read-address.ts';
import { writeAddress } from '../src/page/address/write-address.ts';

const page = 'https://lab.example/vitrum/';
const read = (tail: string): ReturnType<typeof readAddress> => readAddress({ href: `${page}${tail}` });

/** What a link leads to, with the gaps filled as the worker fills them. */
function followed(address: string): Run {
  const { config, waiting, problem } = read(address);
  expect(problem).toBeUndefined();
  return runOf(config ?? waiting ?? {});
}

test('the default run in an address can be read by a person', () => {
  const defaults = runOf({});
  expect(writeAddress(defaults)).toBe(
    '#dataset=mnist&architecture=784-32-16-10&activation=tanh&initializer=notebook-normal&loss=squared-error&optimizer=sgd' +
      '&learningRate=0.01&schedule=constant&batchSize=1&epochs=5&shuffle=false&seed=7',
  );
});

const name = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,4}){0,2}$/);
const optionName = fc.constantFrom('slope', 'alpha', 'beta1', 'label text');
const option = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0), fc.boolean(), fc.string(), fc.string({ unit: 'binary' }));
const reference = fc.oneof(
  name,
  fc.tuple(name, fc.dictionary(optionName, option, { minKeys: 1 })).map(([type, options]) => ({ type, ...options })),
);
const sizes = fc.array(fc.integer({ min: 1, max: 256 }), { minLength: 2, maxLength: 8 });

const shortNetwork = fc.record(
  { architecture: sizes, activation: reference, outputActivation: reference, initializer: reference, biasInitializer: reference },
  { requiredKeys: ['architecture'] },
);
const layer = fc
  .tuple(name, fc.integer({ min: 1, max: 256 }), reference, fc.dictionary(optionName, fc.oneof(fc.integer({ min: -9, max: 9 }), fc.string())))
  .map(([type, units, activation, options]) => ({ ...options, type, units, activation }));
const longNetwork = fc.record({
  inputShape: fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 }),
  layers: fc.array(layer, { minLength: 1, maxLength: 4 }),
});
const training = fc.record(
  {
    loss: reference,
    optimizer: reference,
    learningRate: fc.double({ min: 1e-12, max: 1e6, noNaN: true }),
    schedule: reference,
    batchSize: fc.integer({ min: 1, max: 4096 }),
    epochs: fc.integer({ min: 1, max: 10_000 }),
    shuffle: fc.boolean(),
    augmentation: fc.array(reference, { maxLength: 3 }),
    seed: fc.nat(Number.MAX_SAFE_INTEGER),
  },
  { requiredKeys: [] },
);
const dataset = fc
  .tuple(name, fc.option(fc.integer({ min: 1 }), { nil: undefined }), fc.dictionary(optionName, option, { maxKeys: 2 }))
  .map(([type, limit, options]) => ({ type, ...options, ...(limit !== undefined && { limit }) }));
const plugins = fc.array(fc.record({ name: fc.string({ minLength: 1 }), version: fc.constantFrom('1.0.0', '0.2.1-beta') }), { maxLength: 2 });

test('whatever is written is read as the same run', () => {
  fc.assert(
    fc.property(fc.oneof(shortNetwork, longNetwork), training, dataset, plugins, (network, training, dataset, plugins) => {
      // Through the reader of configurations first, so that it is a run as the worker describes one.
      const description = runOf(parseRunConfig({ dataset, network, training }));
      const address = writeAddress(description, plugins);
      expect(followed(address)).toEqual(plain(description));
      const { waiting } = read(address);
      expect(waiting?.plugins?.required ?? []).toEqual(plugins);
    }),
    { numRuns: 300 },
  );
});

/** A reference of nothing but a type is written as its name, which means the same. */
function plain(value: Run): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Whole numbers of a plugin's layers that are no widths: with 1,000,000 of them between 784 inputs and 10 units, it would be refused. */
const widthless = JSON.stringify({
  inputShape: [28, 28],
  layers: [{ type: 'noise', seed: 1_000_000, kernel: [3000, 3000] }, { type: 'dense', units: 10 }],
});

describe('an address holds no more than it must', () => {
  test.each([
    ['', {}],
    ['#', {}],
    ['#settings', {}],
    ['?backend=reference', { backend: 'reference' }],
    ['#hidden=64', { config: { network: { hidden: [64] } } }],
    ['#hidden=64-32&activation=relu', { config: { network: { hidden: [64, 32], activation: 'relu' } } }],
    // D8: of a layer's options, the width alone is one.
    [`#network=${widthless}`, { config: { network: JSON.parse(widthless) as unknown } }],
    ['#seed=3', { config: { training: { seed: 3 } } }],
    ['#dataset=synthetic-digits&limit=500', { config: { dataset: { type: 'synthetic-digits', limit: 500 } } }],
    ['#activation=%7B"type":"leaky-relu","slope":0.2%7D', { config: { network: { activation: { type: 'leaky-relu', slope: 0.2 } } } }],
    ['?plugin=plugins/bent.js', { plugin: new URL(`${page}plugins/bent.js`) }],
  ])('%s', (address, expected) => {
    expect(read(address)).toEqual(expected);
  });
});

describe('nonsense gives a sentence, and no run', () => {
  test.each([
    ['#activation={"type":"leaky-relu","slo', 'the value of "activation" is no valid JSON; the link may have been cut short'],
    ['#learningrate=0.1', '"training" has no option "learningrate"'],
    ['#color=red', 'has no option "color"'],
    ['#seed=1&seed=2', 'it has "seed" twice'],
    ['#hidden=many', '"hidden" is a list of whole numbers, got "many"'],
    ['#hidden=0-10', '"hidden" is a list of whole numbers'],
    ['#architecture=784-10&hidden=3', '"network" has both'],
    ['#limit=500', 'it has a "limit" and no "dataset"'],
    ['#dataset=mnist&limit=-3', 'limit must be a whole number of at least 1, got -3'],
    ['#network={"inputShape":[2],"layers":[]}', '"layers" is a list of at least one layer'],
    ['#network={"inputShape":[2],"layers":[{"type":"dense","units":2}]}&hidden=3', 'it has both "network" and "hidden"'],
    [`#hidden=${'8-'.repeat(119)}8`, '120 layers; a link may ask for 100 layers at most'],
    [`#augmentation=${encodeURIComponent(JSON.stringify(Array(21).fill('flip')))}`, '21 augmentations; a link may ask for 20 augmentations at most'],
    ['#batchSize=1000000', 'a batch of 1,000,000 samples; a link may ask for a batch of 4,096 samples at most'],
    ['#epochs=99999999', '99,999,999 epochs; a link may ask for 10,000 epochs at most'],
    [`#seed=${'1'.repeat(9000)}`, 'it has 9,005 characters'],
    ['#plugins=["./evil.js"]', 'it would load "./evil.js"'],
    ['?plugin=https://elsewhere.example/evil.js', '"https://elsewhere.example/evil.js", which does not come from where this page comes from'],
    ['?plugin=data:text/javascript,alert(1)', 'which does not come from where this page comes from'],
    ['?backend=../x', '"../x" is no name of a backend'],
  ])('%.60s', (address, message) => {
    const { problem, config, waiting, plugin, backend } = read(address);
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toMatch(/\.$/);
    expect([config, waiting, plugin, backend]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (hash, search) => {
        const { problem } = read(`?plugin=${encodeURIComponent(search)}#${hash}=`);
        expect(problem?.message).not.toBe('');
      }),
    );
  });
});
