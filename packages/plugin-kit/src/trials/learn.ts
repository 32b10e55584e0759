import type { Reference, Registry } from '@vitrum/core';
import { planTraining } from '@vitrum/trainer';
import { sampleCost } from '../checks/loss/functions.ts';
import { runTrial } from './run-trial.ts';
import { outputRows, type Task } from './task.ts';

/** The result with one learning rate. */
export interface TrainingTrial {
  readonly learningRate: number;
  /** The mean cost of a sample before and after training, minus the cost of perfect outputs. */
  readonly before: number;
  readonly after: number;
  /** The mean distance of the outputs from the targets after training. */
  readonly distance: number;
}

/** The best of several trials at one task, and a constant answer for comparison. */
export interface LearningResult {
  readonly task: Task;
  /** Undefined if every trial diverged. */
  readonly best: TrainingTrial | undefined;
  /** The mean distance of the mean target from the targets. */
  readonly constantDistance: number;
  readonly isLearned: boolean;
}

export const trialEpochs = 40;
/** Tried in this order until one succeeds. */
export const learningRates: readonly number[] = [0.1, 0.3, 0.03, 1, 0.01, 0.003, 0.001, 0.0001];
/** Another seed, in case the first starts badly. */
const secondRates: readonly number[] = [0.1, 0.01];

interface Settings {
  readonly optimizer: Reference;
  readonly learningRate: number;
  readonly seed: number;
}

/** Learns a task with several learning rates and optimizers, and stops at the first success. */
export async function learn(
  registry: Registry,
  task: Task,
  optimizers: readonly Reference[] = ['sgd', 'adam'], // the first is the usual choice, the second works at any scale
): Promise<LearningResult> {
  const constantDistance = distanceOfMean(task);
  let best: TrainingTrial | undefined;
  for (const settings of optimizers.flatMap(settingsWith)) {
    const trial = await takeTrial(registry, task, settings);
    if (trial === undefined) continue;
    if (best === undefined || trial.after < best.after) best = trial;
    if (isLearned(trial, constantDistance)) return { task, best: trial, constantDistance, isLearned: true };
  }
  return { task, best, constantDistance, isLearned: false };
}

const settingsWith = (optimizer: Reference): readonly Settings[] => [
  ...learningRates.map((learningRate) => ({ optimizer, learningRate, seed: 3 })),
  ...secondRates.map((learningRate) => ({ optimizer, learningRate, seed: 4 })),
];

/** True if the cost is halved and the outputs are twice as close to the targets as the best constant answer. */
function isLearned({ before, after, distance }: TrainingTrial, constantDistance: number): boolean {
  return before > 0 && after < before / 2 && distance < constantDistance / 2;
}

async function takeTrial(registry: Registry, task: Task, settings: Settings): Promise<TrainingTrial | undefined> {
  const training = { ...settings, loss: task.loss, batchSize: 8, epochs: trialEpochs, shuffle: true };
  const run = await runTrial(registry, { ...task, training });
  if (run === undefined) return undefined;
  const ideal = idealCost(registry, task);
  const after = run.after - ideal;
  if (!Number.isFinite(after)) return undefined;
  const outputs = outputRows(run.network, task.inputs);
  return { learningRate: settings.learningRate, before: run.before - ideal, after, distance: meanDistance(task, (i) => outputs[i] ?? new Float32Array(0)) };
}

function meanDistance({ targets, distance }: Task, outputOf: (sample: number) => Parameters<Task['distance']>[0]): number {
  return targets.reduce((sum, row, i) => sum + distance(outputOf(i), row), 0) / targets.length;
}

function distanceOfMean(task: Task): number {
  const { targets } = task;
  const [first = []] = targets;
  const mean = Float64Array.from(first, (_, i) => targets.reduce((sum, row) => sum + (row[i] ?? 0), 0) / targets.length);
  return meanDistance(task, () => mean);
}

/** The cost of perfect outputs, if finite: it is not 0 for every loss. */
function idealCost(registry: Registry, { targets, loss }: Task): number {
  const { loss: made } = planTraining(registry, { loss });
  const costs = targets.map((row) => sampleCost(made, Float64Array.from(row), Float64Array.from(row)));
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  return Number.isFinite(mean) ? mean : 0;
}
