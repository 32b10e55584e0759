import { isVitrumError, type Reference, type Registry } from '@vitrum/core';
import { createNetwork, type Network } from '@vitrum/network';
import { resolveTrainingConfig, Trainer } from '@vitrum/trainer';
import { range } from '../../numerics/sample-points.ts';
import { outputsOf, taskInputs, type LearningTask } from './learning-task.ts';

/** How it went with one learning rate. */
export interface TrainingTrial {
  readonly learningRate: number;
  /** The mean cost of a sample before and after, less what it is at the targets themselves. */
  readonly before: number;
  readonly after: number;
  /** The mean distance of the outputs from the targets, after. */
  readonly distance: number;
}

/** The best of several trials in one task, and what an answer that never changes achieves there. */
export interface LearningResult {
  readonly task: LearningTask;
  readonly best: TrainingTrial | undefined;
  /** The mean distance of the mean target from the targets. */
  readonly constantDistance: number;
  readonly isLearned: boolean;
}

const batchSize = 8;
/** Passes over the samples in one trial. */
export const trialEpochs = 40;
/** Tried in this order, until one does. */
export const learningRates: readonly number[] = [0.1, 0.3, 0.03, 1, 0.01, 0.003, 0.001, 0.0001];
/** With another seed, should the first have begun badly. */
const secondRates: readonly number[] = [0.1, 0.01];

/** Learns a task with several learning rates and optimizers, and is done with the first that does. */
export async function learn(
  task: LearningTask,
  registry: Registry,
  optimizers: readonly Reference[] = ['sgd', 'adam'], // the one is what people begin with, the other works at any scale
): Promise<LearningResult> {
  const constantDistance = distanceOfMean(task);
  let best: TrainingTrial | undefined;
  for (const settings of optimizers.flatMap(settingsWith)) {
    const trial = await runTrial(task, registry, settings);
    if (trial === undefined) continue;
    if (best === undefined || trial.after < best.after) best = trial;
    if (isLearned(trial, constantDistance)) return { task, best: trial, constantDistance, isLearned: true };
  }
  return { task, best, constantDistance, isLearned: false };
}

const settingsWith = (optimizer: Reference): readonly TrialSettings[] => [
  ...learningRates.map((learningRate) => ({ optimizer, learningRate, seed: 3 })),
  ...secondRates.map((learningRate) => ({ optimizer, learningRate, seed: 4 })),
];

/** Half of the cost is gone, and the outputs are twice as near to the targets as one answer for everything could be. */
function isLearned({ before, after, distance }: TrainingTrial, constantDistance: number): boolean {
  return before > 0 && after < before / 2 && distance < constantDistance / 2;
}

interface TrialSettings {
  readonly optimizer: Reference;
  readonly learningRate: number;
  readonly seed: number;
}

/** Undefined where the training diverged. */
async function runTrial(task: LearningTask, registry: Registry, settings: TrialSettings): Promise<TrainingTrial | undefined> {
  const { learningRate, optimizer, seed } = settings;
  const { loss, dataset } = task;
  const network = createNetwork(task.network, { registry, seed });
  const plan = resolveTrainingConfig(registry, {
    loss,
    optimizer,
    learningRate,
    batchSize,
    epochs: trialEpochs,
    shuffle: true,
    seed,
  });
  const trainer = new Trainer({ network, plan, data: { train: dataset, test: dataset } });
  const ideal = idealCost(task, registry);
  let [before, after] = [NaN, NaN];
  try {
    for await (const event of trainer.run()) {
      if (event.type === 'start') before = event.testLoss - ideal;
      if (event.type === 'done') after = event.testLoss - ideal;
    }
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_DIVERGED') return undefined;
    throw error;
  }
  return Number.isFinite(after) ? { learningRate, before, after, distance: meanDistance(task, network) } : undefined;
}

function meanDistance({ targets, distance, network: { inputShape } }: LearningTask, network: Network): number {
  const outputs = outputsOf(network, taskInputs(inputShape.reduce((product, length) => product * length, 1)));
  return targets.reduce((sum, row, i) => sum + distance(outputs[i] ?? new Float32Array(0), row), 0) / targets.length;
}

function distanceOfMean({ targets, distance }: LearningTask): number {
  const [first = []] = targets;
  const mean = Float64Array.from(first, (_, i) => targets.reduce((sum, row) => sum + (row[i] ?? 0), 0) / targets.length);
  return targets.reduce((sum, row) => sum + distance(mean, row), 0) / targets.length;
}

/** What the loss gives for outputs that are right, where that is a number: not every loss is 0 there. */
function idealCost({ targets, loss }: LearningTask, registry: Registry): number {
  const { loss: made } = resolveTrainingConfig(registry, { loss });
  const costs = targets.map((row) => {
    const t = Float64Array.from(row);
    if (made.kind === 'rowwise') return made.value(t.slice(), t);
    const sum = row.reduce((total, value) => total + made.value(value, value), 0);
    return made.reduction === 'mean' ? sum / row.length : sum;
  });
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  return Number.isFinite(mean) ? mean : 0;
}

/** `1, 0.3, …, 0.0001`, for what was tried. */
export function describeRates(): string {
  const ordered = [...learningRates].sort((a, b) => b - a);
  return range(0, ordered.length - 1, (i) => String(ordered[i])).join(', ');
}
