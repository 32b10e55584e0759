import { createBackend, type Backend } from '@vitrum/core';
import { drawDigits } from '@vitrum/datasets';
import { completeRun, openRun, runOf, type RunConfig } from '@vitrum/runs';
import { Trainer, type EpochFigures } from '@vitrum/trainer';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import type { EarlierRun, LabState } from '../src/page/lab/lab-state.ts';
import { hasOverfitted, mendedRuns, overfittedRun } from '../src/page/lessons/checks/overfitting-runs.ts';
import { remediesOf } from '../src/page/lessons/checks/remedies.ts';
import { laterLessons } from '../src/page/lessons/later-lessons.ts';
import { stepsOf, type Baseline } from '../src/page/lessons/lesson.ts';
import { runsSince } from '../src/page/lessons/runs-since.ts';
import { allOf, fewOf } from '../src/page/lessons/setups/digits.ts';
import { fewPicturesSetups } from '../src/page/lessons/setups/few-pictures.ts';
import { smallNetworkSetups } from '../src/page/lessons/setups/small-networks.ts';
import type { DataSummary } from '../src/shared/api/data.ts';
import type { LayerSummary, RunSummary } from '../src/shared/api/run.ts';

const registry = createVitrum();

/** Epochs with these losses. */
const epochsOf = (testLosses: readonly number[], losses = testLosses.map((_, i) => 1 / (i + 1)), accuracy = 90): readonly EpochFigures[] =>
  testLosses.map((testLoss, i) => ({
    epoch: i + 1, loss: losses[i] ?? NaN, metrics: {}, testLoss, testMetrics: {}, testAccuracy: accuracy, seconds: 1, samplesPerSecond: 1,
  }));

const runWith = (config: RunConfig, epochs: readonly EpochFigures[], parts: Partial<RunSummary> = {}): EarlierRun => ({
  run: { status: 'done', description: runOf(config), parameterCount: 100, layers: [], epochs: epochs.length, batchSize: 1, learningRate: 1, seed: 1, before: { testLoss: 2 }, warnings: [], ...parts },
  epochs,
});

const setupOf = (name: string): RunConfig => {
  const setup = [...fewPicturesSetups, ...smallNetworkSetups].find((each) => each.name === name);
  if (setup === undefined) throw new Error(`There is no setup "${name}".`);
  return setup.config(undefined);
};

const nothing: Baseline = { userActions: {}, epochs: [], earlierRuns: [] };
const stateOf = (parts: Partial<LabState>): LabState => ({
  phase: 'ready', sources: [], isMaking: false, status: 'done', points: [], livePoints: [], epochs: [], earlierRuns: [], pace: 'full',
  selection: { kind: 'sample', part: 'train', index: 0 }, room: 'settings', messages: [], userActions: {}, ...parts,
});

describe('the runs since a lesson was opened', () => {
  const [one, two] = [runWith({}, epochsOf([1, 2])), runWith({}, epochsOf([3]))];
  test('the current one counts from its first further epoch on, an earlier one from its beginning', () => {
    const opened = stateOf({ run: one.run, epochs: one.epochs });
    expect(runsSince(opened, opened)).toEqual([]);
    expect(runsSince(stateOf({ run: one.run, epochs: epochsOf([1, 2, 3]) }), opened)).toHaveLength(1);
    expect(runsSince(stateOf({ run: two.run, epochs: [], earlierRuns: [one] }), opened)).toEqual([one]);
    expect(runsSince(stateOf({ run: two.run, epochs: two.epochs, earlierRuns: [one] }), opened)).toEqual([one, two]);
  });
});

describe('the remedies of a run', () => {
  test.each<[config: RunConfig, remedies: readonly string[]]>([
    [setupOf('No remedy'), []],
    [setupOf('Dropout'), ['dropout']],
    [setupOf('Augmentation'), ['augmentation']],
    [setupOf('Weight decay'), ['weight decay']],
    [{ training: { optimizer: 'adamw' } }, ['weight decay']],
    [{ training: { optimizer: { type: 'adamw', weightDecay: 0 } } }, []],
    [{ training: { optimizer: { type: 'sgd', weightDecay: 0.01 }, augmentation: ['flip'] } }, ['augmentation', 'weight decay']],
    [{ network: { inputShape: [4], layers: [{ type: 'dropout', rate: 0 }, { type: 'dense', units: 2 }] } }, []],
    [{ network: { inputShape: [4, 4, 1], layers: [{ type: 'spatial-dropout' }, { type: 'flatten' }, { type: 'dense', units: 2 }] } }, ['dropout']],
  ])('%j', (config, remedies) => {
    expect(remediesOf(runOf(config))).toEqual(remedies);
  });
});

describe('a run has overfitted', () => {
  const down = [1, 0.8, 0.6, 0.5];
  test.each<[why: string, epochs: readonly EpochFigures[], expected: boolean]>([
    ['the test loss turned up, long ago and by a tenth', epochsOf([...down, 0.5, 0.52, 0.53, 0.54, 0.56]), true],
    ['only in the last epoch', epochsOf([...down, 0.9]), false],
    ['by less than a tenth', epochsOf([...down, 0.5, 0.51, 0.52, 0.53, 0.54]), false],
    ['and came down again', epochsOf([...down, 0.6, 0.6, 0.6, 0.6, 0.5]), false],
    ['but so did the training loss', epochsOf([...down, 0.6, 0.7, 0.8, 0.9, 1], [1, 0.5, 0.4, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]), false],
    ['no epoch', [], false],
  ])('%s: %j', (_why, epochs, expected) => {
    expect(hasOverfitted(epochs)).toBe(expected);
  });
});

describe('the lesson on overfitting', () => {
  const [overfits, mends] = stepsOf(laterLessons.overfitting);
  const bad = epochsOf([1, 0.5, 0.5, 0.52, 0.53, 0.54, 0.56, 0.6]);
  const good = epochsOf([1, 0.9, 0.8, 0.7, 0.6, 0.55, 0.52, 0.5]);
  const plain = runWith(setupOf('No remedy'), bad);

  test.each<[why: string, second: EarlierRun, expected: boolean]>([
    ['dropout, as long and better', runWith(setupOf('Dropout'), good), true],
    ['weight decay, as long and better', runWith(setupOf('Weight decay'), good), true],
    ['a remedy, as long and no better', runWith(setupOf('Augmentation'), bad), false],
    ['a remedy, but shorter', runWith(setupOf('Dropout'), good.slice(0, 7)), false],
    ['better without a remedy', runWith(setupOf('No remedy'), good), false],
    ['other data', runWith({ ...setupOf('Dropout'), dataset: { type: 'mnist', limit: 500 } }, good), false],
  ])('%s: %#', (_why, { run, epochs }, expected) => {
    const state = stateOf({ run, epochs, earlierRuns: [plain] });
    expect(overfits?.isDone(state, nothing)).toBe(true);
    expect(mends?.isDone(state, nothing)).toBe(expected);
    expect(mends?.isDone(stateOf({ run, epochs }), nothing), 'without the run that overfitted').toBe(false);
    expect(mends?.isDone(state, state), 'what was done before the lesson was opened').toBe(false);
  });

  test('its findings tell the losses', () => {
    const { run } = runWith(setupOf('Dropout'), good);
    const { overfitting } = laterLessons;
    const told = 'findings' in overfitting ? overfitting.findings(stateOf({ run, epochs: good, earlierRuns: [plain] }), nothing) : undefined;
    expect(told).toBe('Without a remedy the test loss fell to 0.500 in epoch 2 and rose to 0.600 in epoch 8. With dropout the test loss is 0.500 in epoch 8.');
  });

  test('its networks do what it says, on the digits that come with the page: one overfits, each remedy mends it', async () => {
    const backend = await createBackend(registry, { threads: 1 });
    const trained: EarlierRun[] = [];
    for (const setup of fewPicturesSetups) trained.push(await train(setup.config(undefined), backend));
    expect(overfittedRun(trained)).toBe(trained[0]);
    expect(mendedRuns(trained).flatMap(({ run }) => remediesOf(run.description))).toEqual(['dropout', 'augmentation', 'weight decay']);
    backend.close();
  });
});

/** The pictures of `synthetic-digits` with 500 to train on. */
const data = { train: drawDigits({ count: 500 }), test: drawDigits({ count: 1000, part: 'test' }) };

async function train(config: RunConfig, backend: Backend): Promise<EarlierRun> {
  const dataset = config.dataset ?? { type: 'synthetic-digits' };
  const open = openRun(registry, completeRun(registry, config, { dataset, data }), { dataset, data }, backend);
  const epochs: EpochFigures[] = [];
  for await (const event of new Trainer(open).run()) if (event.type === 'epoch') epochs.push(event);
  return { ...runWith(config, epochs), epochs };
}

describe('the lesson on convolution', () => {
  const [trains, finds, compares] = stepsOf(laterLessons.convolution);
  const convolution: LayerSummary = {
    type: 'conv2d', sources: [-1], inputs: 784, units: 10_816, inputShape: [28, 28], outputShape: [26, 26, 16], parameterCount: 160, hasSums: true, kernelShape: [3, 3, 1, 16],
  };
  const convolutional = runWith(setupOf('Convolutional'), epochsOf([0.5], [1], 96.5), { layers: [convolution], parameterCount: 12_810 });
  const dense = runWith(setupOf('Dense'), epochsOf([0.9], [1], 88), { parameterCount: 12_730 });

  /** A picture that is light from column 10 on. */
  const input = Float32Array.from({ length: 784 }, (_, pixel) => (pixel % 28 >= 10 ? 1 : 0));
  const sample = { part: 'train', index: 0, input, target: new Float32Array(10) } as const;
  const unitAt = (row: number, column: number, map: number): number => (row * 26 + column) * 16 + map;

  test('an epoch of a convolutional network, and no other', () => {
    expect(trains?.isDone(stateOf({ run: convolutional.run, epochs: convolutional.epochs }), nothing)).toBe(true);
    expect(trains?.isDone(stateOf({ run: convolutional.run }), nothing)).toBe(false);
    expect(trains?.isDone(stateOf({ run: dense.run, epochs: dense.epochs }), nothing)).toBe(false);
  });

  test.each<[row: number, column: number, expected: boolean]>([
    [5, 7, false], // columns 7 to 9: all dark
    [5, 8, true],
    [25, 9, true],
    [0, 10, false], // 10 to 12: all light
  ])('the pixel (%i, %i) of a map: on an edge %s', (row, column, expected) => {
    const state = stateOf({ run: convolutional.run, sample, neuron: { layer: 0, unit: unitAt(row, column, 3) }, userActions: { 'neuron-opened': 1 } });
    expect(finds?.isDone(state, nothing)).toBe(expected);
    expect(finds?.isDone(state, state), 'opened before the lesson').toBe(false);
    expect(finds?.isDone({ ...state, run: dense.run }, nothing), 'a neuron of a dense layer').toBe(false);
    expect(finds?.isDone({ ...state, neuron: { layer: 1, unit: unitAt(row, column, 3) } }, nothing), 'a map of another layer').toBe(false);
    const { sample: _, ...drawn } = state;
    expect(finds?.isDone(drawn, nothing), 'no picture of the data').toBe(false);
  });

  test.each<[why: string, first: EarlierRun, second: EarlierRun, expected: boolean]>([
    ['of a size, on the same data', convolutional, dense, true],
    ['the other way round', dense, convolutional, true],
    ['twice as many parameters', convolutional, runWith(setupOf('Dense'), dense.epochs, { parameterCount: 25_460 }), false],
    ['other data', convolutional, runWith({ ...setupOf('Dense'), dataset: { type: 'mnist' } }, dense.epochs, { parameterCount: 12_730 }), false],
    ['two convolutional ones', convolutional, convolutional, false],
  ])('two networks: %s, %#', (_why, first, second, expected) => {
    const state = stateOf({ run: second.run, epochs: second.epochs, earlierRuns: [first] });
    expect(compares?.isDone(state, nothing)).toBe(expected);
    expect(compares?.isDone(state, state)).toBe(false);
  });
});

describe('the data of the experiments', () => {
  const digits: DataSummary = {
    reference: { type: 'mnist' }, title: 'MNIST', trainSize: 60_000, testSize: 10_000, inputShape: [28, 28], targetSize: 10,
    task: 'classification', classes: ['0', '1'], picture: { width: 28, height: 28, channels: 1 }, decisions: [], notes: [],
  };
  test.each<[why: string, data: DataSummary | undefined, few: unknown, all: unknown]>([
    ['digits', digits, { type: 'mnist', limit: 500 }, { type: 'mnist' }],
    ['500 of them', { ...digits, reference: { type: 'mnist', limit: 500 }, trainSize: 500 }, { type: 'mnist', limit: 500 }, { type: 'mnist' }],
    ['fewer, as somebody wants them', { ...digits, reference: { type: 'mnist', limit: 300 }, trainSize: 300 }, { type: 'mnist', limit: 300 }, { type: 'mnist', limit: 300 }],
    ['a table', tableOf(digits), { type: 'synthetic-digits', train: 500, test: 1000 }, { type: 'synthetic-digits' }],
    ['no data', undefined, { type: 'synthetic-digits', train: 500, test: 1000 }, { type: 'synthetic-digits' }],
  ])('%s', (_why, data, few, all) => {
    expect(fewOf(data)).toEqual(few);
    expect(allOf(data)).toEqual(all);
  });
});

/** The same as a table. */
function tableOf({ picture: _, ...data }: DataSummary): DataSummary {
  return { ...data, reference: { type: 'iris' }, inputShape: [4] };
}
