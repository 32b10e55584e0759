import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createRandom } from '@vitrum/tensor';
import { evaluate, planTraining, Trainer, type TrainingConfig } from '@vitrum/trainer';
import { classWeightsOf } from '../../src/weights/class-weights.ts';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);

const withoutLabels = (dataset: Dataset): Dataset => Object.fromEntries(Object.entries(dataset).filter(([name]) => name !== 'label')) as unknown as Dataset; // all that a dataset needs

/**
 * Two classes of points around ±1.2 on a line, with deviation 1, of which one sample in 20 is of the second: the best threshold is 0
 * where both count the same, with a recall of 88 %, and 1.23 where each sample does, with 49 %.
 */
function overlapping(size: number, seed: number, more: Partial<Dataset> = {}): Dataset {
  const random = createRandom(seed);
  const label = (index: number): number => Number(index % 20 === 0);
  const points = Float64Array.from({ length: size }, (_, index) => (label(index) === 1 ? 1.2 : -1.2) + random.normal(0, 1));
  return {
    name: 'overlapping', size, inputShape: [1], targetSize: 2, classes: ['common', 'rare'],
    readInput: (index, out, offset) => {
      out[offset] = points[index] ?? NaN;
    },
    readTarget: (index, out, offset) => {
      out.set(label(index) === 1 ? [0, 1] : [1, 0], offset);
    },
    label,
    ...more,
  };
}

const data = { train: overlapping(2000, 1), test: overlapping(4000, 2) };
const config: TrainingConfig = { loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.02, batchSize: 32, epochs: 4 };

const createSmall = (): Network => createNetwork(registry, denseNetworkConfig(registry, { architecture: [1, 4, 2], outputActivation: 'softmax' }), { seed: 3 });

async function trained(train: Dataset, more: TrainingConfig): Promise<Network> {
  const network = createSmall();
  const plan = planTraining(registry, { ...config, ...more });
  for await (const _ of new Trainer({ network, data: { ...data, train }, plan }).run());
  return network;
}

const bitsOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

describe('of 95:5 samples, the recall of the rare class', () => {
  const recallOf = async (network: Network): Promise<number> => {
    const { confusion } = await evaluate({ network, dataset: data.test, loss: planTraining(registry, config).loss });
    const [wrong = NaN, right = NaN] = confusion?.[1] ?? [];
    return right / (wrong + right);
  };

  test('is low without weights', async () => {
    expect(await recallOf(await trained(data.train, {}))).toBeLessThan(0.65);
  });

  test.each<TrainingConfig>([{ classWeights: 'balanced' }, { classWeights: { rare: 19 } }])('is above 80 % with %j', async (more) => {
    expect(await recallOf(await trained(data.train, more))).toBeGreaterThan(0.8);
  });

  test('is above 80 % with weights of single samples', async () => {
    const train = { ...data.train, readWeight: (index: number) => (index % 20 === 0 ? 19 : 1) };
    expect(await recallOf(await trained(train, {}))).toBeGreaterThan(0.8);
  });
});

describe('the same bits', () => {
  test('for weights of classes and the same weights of samples', async () => {
    const train = { ...data.train, readWeight: (index: number) => (index % 20 === 0 ? 7 : 0.5) };
    expect(bitsOf(await trained(data.train, { classWeights: { common: 0.5, rare: 7 } }))).toEqual(bitsOf(await trained(train, {})));
  });

  test('with weights of 1 and without', async () => {
    const plain = bitsOf(await trained(data.train, {}));
    expect(bitsOf(await trained(data.train, { classWeights: { rare: 1, common: 1 } }))).toEqual(plain);
    expect(bitsOf(await trained({ ...data.train, readWeight: () => 1 }, {}))).toEqual(plain);
  });

  test('of a run that is resumed', async () => {
    const plan = planTraining(registry, { ...config, epochs: 2, classWeights: 'balanced' });
    const whole = createSmall();
    for await (const _ of new Trainer({ network: whole, data, plan }).run());
    const network = createSmall();
    const first = new Trainer({ network, data, plan });
    let events = 0;
    for await (const _ of first.run()) if (++events === 30) break;
    const state = first.saveState();
    for await (const _ of new Trainer({ network, data, plan, state }).run());
    expect(bitsOf(network)).toEqual(bitsOf(whole));
  });
});

describe('a sample that is weighted counts like so many samples', () => {
  test('in one step over all samples', async () => {
    const few = overlapping(40, 5);
    // Sample i twice is sample i with the weight 2; the mean is over 40 and 42 samples, so the step is shorter by 42 / 40.
    const twice: Dataset = { ...few, size: 42, readInput: (i, out, at) => few.readInput(at20(i), out, at), readTarget: (i, out, at) => few.readTarget(at20(i), out, at) };
    const at20 = (index: number): number => (index < 40 ? index : (index - 40) * 20);
    const step: TrainingConfig = { optimizer: 'sgd', epochs: 1, shuffle: false };
    const weighted = await trained(few, { ...step, batchSize: 40, learningRate: 0.4, classWeights: { rare: 2 } });
    const repeated = await trained(twice, { ...step, batchSize: 42, learningRate: 0.42 });
    const expected = bitsOf(repeated);
    expect(bitsOf(weighted)).toEqual(expected.map((each) => expect.closeTo(each, 6) as unknown));
  });
});

describe('classWeightsOf', () => {
  test('balanced gives n / (classes · n_c)', () => {
    expect([...(classWeightsOf('balanced', data.train) ?? [])]).toEqual([2000 / (2 * 1900), 2000 / (2 * 100)]);
  });

  test('balanced leaves out classes without samples, as scikit-learn does, and reads targets without labels', () => {
    const dataset: Dataset = { ...withoutLabels(data.train), targetSize: 3, classes: ['common', 'none', 'rare'], readTarget: (index, out, offset) => out.set(index % 4 === 0 ? [0, 0, 1] : [1, 0, 0], offset) };
    expect([...(classWeightsOf('balanced', dataset) ?? [])]).toEqual([2 / 3, 1, 2]);
  });

  test('a single output has two classes', () => {
    const dataset: Dataset = { ...data.train, targetSize: 1, classes: ['no', 'yes'], readTarget: (index, out, offset) => out.set([Number(index % 4 === 0)], offset), label: (index) => Number(index % 4 === 0) };
    expect([...(classWeightsOf({ yes: 3 }, dataset) ?? [])]).toEqual([1, 3]);
    expect([...(classWeightsOf('balanced', dataset) ?? [])]).toEqual([2 / 3, 2]);
  });

  test.each([
    ['nothing', {}],
    ['weights of 1', { rare: 1 }],
  ])('%s costs nothing', (_name, weights) => {
    expect(classWeightsOf(weights, data.train)).toBeUndefined();
  });

  test.each([
    ['an unknown class', { rar: 2 }, {}, /has a weight for "rar", and the data have no such class/, /Did you mean "rare"\?/],
    ['a weight of 0', { rare: 0 }, {}, /classWeights of "rare" must be a number greater than 0, got 0/, /./],
    ['a negative weight', { rare: -2 }, {}, /of "rare" must be a number greater than 0, got -2/, /./],
    ['an infinite weight', { rare: Infinity }, {}, /of "rare" must be a number greater than 0, got Infinity/, /./],
    ['a regression', { rare: 2 }, { task: 'regression' }, /are for classification, and "overlapping" is for regression: numbers have no classes/, /sampleWeights/],
    ['labels', { rare: 2 }, { task: 'multi-label' }, /several labels may apply/, /./],
  ] as const)('refuses %s', (_name, weights, more, message, hint) => {
    expect(() => classWeightsOf(weights, { ...data.train, ...more })).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message: expect.stringMatching(message) as unknown, hint: expect.stringMatching(hint) as unknown }),
    );
  });

  test.each([0, -1, NaN, Infinity])('a sample with the weight %d is refused when it is read', async (weight) => {
    const train = { ...data.train, readWeight: (index: number) => (index === 7 ? weight : 1) };
    await expect(trained(train, {})).rejects.toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_DATASET', message: expect.stringContaining(`the weight ${weight}`) as unknown }));
  });

  test('the description of a run is checked without data', () => {
    expect(() => planTraining(registry, { classWeights: { a: -1 } })).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message: 'training: classWeights of "a" must be a number greater than 0, got -1.' }),
    );
    expect(() => planTraining(registry, JSON.parse('{ "classWeights": "balance" }'))).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message: 'training: classWeights must be balanced, or numbers greater than 0 by name, got "balance".', nearest: 'balanced' }),
    );
  });
});
