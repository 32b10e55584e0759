import { createRegistry, resolveReference, type Dataset, type Reference } from '@vitrum/core';
import { activationsPlugin } from '@vitrum/activations';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { evaluate, planTraining, Trainer, trainerPlugin, type TrainingEvent } from '@vitrum/trainer';
import { chooseMetrics } from '@vitrum/trainer/internal';
import { describe, expect, test } from 'vitest';
import { blobs } from '../blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, trainerPlugin]);
const metric = (reference: Reference) => resolveReference(registry, 'metric', reference);
const namesOf = (references: readonly Reference[], dataset: Dataset = blobs.train) => chooseMetrics(registry, references.map(metric), dataset).map(({ name }) => name);

describe('chooseMetrics', () => {
  test('takes those that were asked for, or those of the task', () => {
    expect(namesOf(['roc-auc', 'accuracy'])).toEqual(['roc-auc', 'accuracy']);
    expect(namesOf([])).toEqual(['accuracy', 'macro-f1']);
  });

  test('one metric with other options is another figure', () => {
    expect(chooseMetrics(registry, [metric({ type: 'top-k', k: 1 }), metric({ type: 'top-k', k: 2 })], blobs.train).map(({ figure }) => figure)).toEqual(['top-1', 'top-2']);
  });

  test.each<[what: string, references: readonly Reference[], dataset: Partial<Dataset>, message: string, hint: string]>([
    ['more classes than there are', [{ type: 'top-k', k: 4 }], {}, 'The metric "top-4" looks at 4 classes, and "blobs" has 3.', 'Ask for 2 at most: with 3 every answer is among them.'],
    ['a figure of classes for a regression', ['roc-auc'], { task: 'regression' }, 'The metric "roc-auc" is for classification and multi-label, and "blobs" is for regression.', 'For regression, there are r-squared, mean-absolute-error, root-mean-squared-error.'],
    ['one figure twice', ['accuracy', 'macro-f1', 'accuracy'], {}, 'The metric "accuracy" is asked for twice.', 'Name it once.'],
  ])('refuses %s', (_what, references, more, message, hint) => {
    expect(() => namesOf(references, { ...blobs.train, ...more })).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message, hint }));
  });
});

const createSmall = () => createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 3], outputActivation: 'softmax' }), { seed: 1 });

async function train(metrics: readonly Reference[]): Promise<readonly TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  const plan = planTraining(registry, { epochs: 2, learningRate: 0.1, loss: 'categorical-cross-entropy', metrics });
  for await (const event of new Trainer({ network: createSmall(), data: blobs, plan }).run()) events.push(event);
  return events;
}

describe('figures of a run, by the names in its description', () => {
  test('the first is the main one; what needs all samples is computed in tests alone', async () => {
    const events = await train([{ type: 'top-k', k: 2 }, 'roc-auc', 'calibration-error']);
    const epoch = events.findLast(({ type }) => type === 'epoch');
    expect(epoch).toMatchObject({ metrics: { 'top-2': expect.any(Number) as unknown }, testMetrics: { 'top-2': expect.any(Number) as unknown, 'roc-auc': expect.any(Number) as unknown } });
    expect(await train(['roc-auc'])).toContainEqual(expect.objectContaining({ type: 'epoch', metrics: {} }));
  });

  test('they change nothing of what is learned', async () => {
    const lossOf = (events: readonly TrainingEvent[]): unknown => events.findLast(({ type }) => type === 'done');
    expect(lossOf(await train(['roc-auc', 'accuracy']))).toMatchObject({ testLoss: (lossOf(await train([])) as { testLoss: number }).testLoss });
  });
});

describe('evaluate', () => {
  const loss = resolveReference(registry, 'loss', 'categorical-cross-entropy');
  const ofOneClass: Dataset = { ...blobs.test, readTarget: (_index, out, offset) => out.set([1, 0, 0], offset), label: () => 0 };

  test('leaves out a figure that is undefined', async () => {
    const { metrics } = await evaluate({ network: createSmall(), dataset: ofOneClass, loss, metrics: [metric('roc-auc'), metric('accuracy')] });
    expect(Object.keys(metrics)).toEqual(['accuracy']);
  });

  test('keeps the outputs and targets of all samples, if they are asked for', async () => {
    const network = createSmall();
    const { rows, samples } = await evaluate({ network, dataset: blobs.test, loss, keepsRows: true, batchSize: 7 });
    expect(rows).toMatchObject({ size: samples, width: 3 });
    const [last] = [samples - 1];
    const target = new Float32Array(3);
    blobs.test.readTarget(last, target, 0);
    expect([...(rows?.targets.slice(3 * last) ?? [])]).toEqual([...target]);
    expect((await evaluate({ network, dataset: blobs.test, loss })).rows).toBeUndefined();
  });
});
