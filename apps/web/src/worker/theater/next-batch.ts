import type { Tensor } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { createTensor } from '@vitrum/tensor';
import type { ActiveRun } from '../active-run.ts';
import { nextSample } from './next-sample.ts';

/** The samples of the step that comes next. */
export interface NextBatch {
  /** Of the run, from 1: what layers draw depends on it. */
  readonly step: number;
  /** Of the first sample. */
  readonly index: number;
  readonly label?: number;
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** Reads the batch of the step that comes next, or its first `most` samples; undefined at the end of an epoch. */
export function nextBatch({ open, epochsDone, samples }: Pick<ActiveRun, 'open' | 'epochsDone' | 'samples'>, most = Infinity): NextBatch | undefined {
  const { data: { train }, network, plan } = open;
  const ordering = { size: train.size, shuffle: plan.shuffle, seed: plan.seed };
  const count = Math.min(plan.batchSize, train.size - samples, most);
  const indices = Array.from({ length: Math.max(0, count) }, (_, i) => nextSample(ordering, epochsDone, samples + i) ?? 0);
  const [index] = indices;
  if (index === undefined) return undefined;
  const inputs = createTensor([indices.length, ...network.inputShape]);
  const targets = createTensor([indices.length, train.targetSize]);
  const width = inputs.data.length / indices.length;
  indices.forEach((each, row) => {
    train.readInput(each, inputs.data, row * width);
    train.readTarget(each, targets.data, row * train.targetSize);
  });
  const label = train.label?.(index);
  const step = epochsDone * Math.ceil(train.size / plan.batchSize) + Math.floor(samples / plan.batchSize) + 1;
  return { step, index, ...(label !== undefined && { label }), inputs, targets };
}

/** True for a network in which a step is another pass than a prediction: with dropouts, or layers that keep figures of batches. */
export const isOtherInTraining = ({ layers }: Network): boolean => layers.some(({ state, keptNames }) => state.length > 0 || keptNames.includes('mask'));
