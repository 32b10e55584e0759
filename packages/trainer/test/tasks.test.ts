import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineMetric, type Dataset, type DatasetSplits, type Metric } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin, squaredError } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { tensorFrom } from '@vitrum/tensor';
import { accuracy, evaluate, macroF1, metricsFor, planTraining, rSquared, Trainer, trainerPlugin, type EpochEvent, type TrainingConfig, type TrainingEvent, type TrainingState } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { blobs } from './blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, trainerPlugin]);
const plan = (config: TrainingConfig) => planTraining(registry, config);

const dataset = (rows: readonly (readonly [input: readonly number[], target: readonly number[]])[], more: Partial<Dataset>): Dataset => ({
  name: 'rows',
  size: rows.length,
  inputShape: [rows[0]?.[0].length ?? 0],
  targetSize: rows[0]?.[1].length ?? 0,
  readInput: (index, out, offset) => out.set(rows[index]?.[0] ?? [], offset),
  readTarget: (index, out, offset) => out.set(rows[index]?.[1] ?? [], offset),
  ...more,
});

/** A network that gives its inputs. */
function createIdentity(units: number): Network {
  const config = denseNetworkConfig(registry, { architecture: [units, units], activation: 'identity' });
  const network = createNetwork(registry, config, { seed: 1, precision: 'float64' });
  const weights = Array.from({ length: units * units }, (_, i) => Number(i % (units + 1) === 0));
  network.loadParameters(
    new Map([
      ['layers.0.weights', tensorFrom([units, units], weights)],
      ['layers.0.biases', tensorFrom([units], Array<number>(units).fill(0))],
    ]),
  );
  return network;
}

describe('an evaluation tells the figures of the task', () => {
  test('regression, with errors in the units that people read', async () => {
    // Scaled errors 0.1, −0.1, 0.2, 0 of scale 10 and 0, 0, 0, 1 of scale ½.
    const rows = [
      [[0.1, 1], [0, 1]],
      [[0.9, 2], [1, 2]],
      [[2.2, 3], [2, 3]],
      [[3, 5], [3, 4]],
    ] as const;
    const data = dataset(rows, { task: 'regression', classes: ['price', 'size'], targetScaling: { offsets: [100, -3], scales: [10, 0.5] } });
    const { metrics: scores, accuracy: share, confusion } = await evaluate({ network: createIdentity(2), dataset: data, loss: squaredError, metrics: metricsFor(registry, data.task ?? 'classification') });
    // Of both outputs the squared deviations from the mean are 5 · scale².
    expect(scores['r-squared']).toBeCloseTo(1 - (0.06 / 5 + 1 / 5) / 2, 12);
    expect(scores['mean-absolute-error']).toBeCloseTo((4 / 4 + 0.5 / 4) / 2, 12);
    expect(scores['root-mean-squared-error']).toBeCloseTo((Math.sqrt(6 / 4) + Math.sqrt(0.25 / 4)) / 2, 12);
    expect(Object.keys(scores)).toHaveLength(3);
    expect([share, confusion]).toEqual([undefined, undefined]);
  });

  test('several labels', async () => {
    const rows = [
      [[0.9, 0.8], [1, 1]],
      [[0.1, 0.2], [1, 0]],
    ] as const;
    const data = dataset(rows, { task: 'multi-label', classes: ['red', 'round'] });
    const { metrics: scores, accuracy: share, confusion } = await evaluate({ network: createIdentity(2), dataset: data, loss: squaredError, metrics: metricsFor(registry, data.task ?? 'classification') });
    expect(scores['micro-f1']).toBeCloseTo(80, 12); // per cent
    expect(scores).toMatchObject({ 'exact-match': 50, 'label-accuracy': 75 });
    expect([share, confusion]).toEqual([undefined, undefined]);
  });

  test('what it is asked for', async () => {
    const samples = defineMetric({ name: 'samples', kind: 'sums', count: () => 1, add: (sums) => void (sums[0] = (sums[0] ?? 0) + 1), value: (sums, n) => (sums[0] ?? 0) - n });
    const network = createIdentity(2);
    const data = dataset([[[0, 1], [0, 1]], [[1, 0], [0, 1]]], {});
    expect((await evaluate({ network, dataset: data, loss: squaredError, metrics: [samples] })).metrics).toEqual({ samples: 0 });
    expect(await evaluate({ network, dataset: data, loss: squaredError, metrics: [] })).toEqual({ samples: 2, loss: 1, metrics: {} });
    expect(await evaluate({ network, dataset: data, loss: squaredError, metrics: [macroF1, accuracy] })).toMatchObject({ accuracy: 50 });
  });
});

const isEpoch = (event: TrainingEvent): event is EpochEvent => event.type === 'epoch';

async function collect(events: AsyncIterable<TrainingEvent>): Promise<readonly TrainingEvent[]> {
  const collected: TrainingEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

/** t = 1 − 2x and t = x² on [−1, 1]. */
const line = Array.from({ length: 200 }, (_, i) => {
  const x = ((i * 73) % 200) / 100 - 1;
  return [[x], [1 - 2 * x, x * x]] as const;
});
const curves: DatasetSplits = { train: dataset(line, { task: 'regression' }), test: dataset(line.slice(0, 50), { task: 'regression' }) };
const createCurveNetwork = (): Network => {
  const config = denseNetworkConfig(registry, { architecture: [1, 12, 2], outputActivation: 'identity', initializer: 'glorot-normal' });
  return createNetwork(registry, config, { seed: 2 });
};

describe('training', () => {
  test('tells the main figure of what is learned from, and all figures of the test set', async () => {
    const events = await collect(new Trainer({ network: createCurveNetwork(), data: curves, plan: plan({ epochs: 60, learningRate: 0.05 }) }).run());
    const last = events.filter(isEpoch).at(-1);
    expect(last?.testMetrics?.['r-squared']).toBeGreaterThan(0.98);
    expect(Object.keys(last?.metrics ?? {})).toEqual(['r-squared']);
    expect(Object.keys(last?.testMetrics ?? {})).toEqual(['r-squared', 'mean-absolute-error', 'root-mean-squared-error']);
    for (const event of events) expect(event).not.toHaveProperty('testAccuracy');
    expect(events.at(-1)).toMatchObject({ type: 'done', testMetrics: last?.testMetrics });
  });

  test('the figures of an epoch are those of its samples, each before its own step', async () => {
    const data = { train: curves.test, test: curves.test };
    const events = await collect(new Trainer({ network: createCurveNetwork(), data, plan: plan({ epochs: 2, learningRate: 1e-12 }) }).run());
    for (const { metrics, testMetrics } of events.filter(isEpoch)) expect(metrics['r-squared']).toBeCloseTo(testMetrics?.['r-squared'] ?? NaN, 10);
  });

  test('of classes has an accuracy beside', async () => {
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3 });
    const events = await collect(new Trainer({ network, data: blobs, plan: plan({ epochs: 1, learningRate: 0.05 }) }).run());
    const [epoch] = events.filter(isEpoch);
    expect(epoch?.metrics).toEqual({ accuracy: epoch?.accuracy });
    expect(epoch?.testMetrics?.['accuracy']).toBe(epoch?.testAccuracy);
    expect(Object.keys(epoch?.testMetrics ?? {})).toEqual(['accuracy', 'macro-f1']);
  });

  test.each<[what: string, metrics: readonly Metric[], trained: readonly string[], tested: readonly string[]]>([
    ['no metric', [], [], []],
    ['others than the usual ones', [macroF1, accuracy], ['macro-f1'], ['macro-f1', 'accuracy']],
  ])('with %s', async (_what, metrics, trained, tested) => {
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 3] }), { seed: 3 });
    const trainer = new Trainer({ network, data: blobs, plan: plan({ epochs: 1 }), metrics });
    expect(trainer.metrics).toBe(metrics);
    const [epoch] = (await collect(trainer.run())).filter(isEpoch);
    expect(Object.keys(epoch?.metrics ?? {})).toEqual(trained);
    expect(Object.keys(epoch?.testMetrics ?? {})).toEqual(tested);
    expect(epoch).not.toHaveProperty('accuracy');
  });
});

describe('a checkpoint', () => {
  async function stopped(): Promise<{ readonly state: TrainingState; readonly network: Network }> {
    const network = createCurveNetwork();
    const trainer = new Trainer({ network, data: curves, plan: plan({ epochs: 2 }) });
    const controller = new AbortController();
    for await (const { type } of trainer.run(controller.signal)) if (type === 'progress') controller.abort();
    return { network, state: structuredClone(trainer.saveState()) };
  }

  test('has the sums of the main figure: an epoch that is resumed ends with the same one', async () => {
    const whole = (await collect(new Trainer({ network: createCurveNetwork(), data: curves, plan: plan({ epochs: 2 }) }).run())).filter(isEpoch);
    const { network, state } = await stopped();
    expect(Object.keys(state.scoreSums)).toEqual(['r-squared']);
    const resumed = new Trainer({ network, data: curves, plan: plan({ epochs: 2 }), state });
    const events = (await collect(resumed.run())).filter(isEpoch);
    expect(events.map(({ metrics, testMetrics }) => ({ metrics, testMetrics }))).toEqual(whole.map(({ metrics, testMetrics }) => ({ metrics, testMetrics })));
  });

  test.each<[what: string, metrics: readonly Metric[], message: string]>([
    ['another metric', [accuracy], 'The checkpoint has "r-squared" with 7 sums; "accuracy" with 1 sum is needed.'],
    ['another number of sums', [{ ...rSquared, count: () => 9 }], 'The checkpoint has "r-squared" with 7 sums; "r-squared" with 9 sums is needed.'],
  ])('of %s is refused', async (_what, metrics, message) => {
    const { network, state } = await stopped();
    const resumed = new Trainer({ network, data: curves, plan: plan({ epochs: 2 }), metrics, state });
    await expect(resumed.prepare()).rejects.toMatchObject({ code: 'VITRUM_INVALID_CHECKPOINT', message });
  });
});
