import type { DatasetSplits } from '@vitrum/core';
import { accuracyOf } from './evaluation/evaluation.ts';
import type { HeldOutFigures } from './evaluation/held-out-figures.ts';
import type { Counts } from './run-counters.ts';
import type { EpochEvent, EpochFigures, ProgressEvent, StartEvent } from './training-event.ts';
import type { Scores } from './evaluation/scores.ts';

/** The event before the first step, without what the plan and the network know. */
export function startOf({ train, validation, test }: DatasetSplits, figures: HeldOutFigures): Omit<StartEvent, 'parameters' | 'epochs' | 'epochsDone'> {
  return {
    type: 'start',
    trainSamples: train.size,
    ...(validation !== undefined && { validationSamples: validation.size }),
    testSamples: test.size,
    ...figures,
  };
}

/** The event in the middle of an epoch. `reported` are the counts at the event before. */
export function progressOf(counts: Counts, reported: Pick<Counts, 'samples' | 'lossSum'>, trainSamples: number, metrics: Scores): ProgressEvent {
  const recentLoss = (counts.lossSum - reported.lossSum) / (counts.samples - reported.samples);
  return { type: 'progress', epoch: counts.epoch + 1, samples: counts.samples, trainSamples, recentLoss, ...figuresOf(counts, metrics) };
}

/** The event at the end of an epoch, whose counts are still those of the epoch. */
export function epochOf(counts: Counts, metrics: Scores, heldOut: HeldOutFigures): EpochEvent {
  return { type: 'epoch', epoch: counts.epoch + 1, ...figuresOf(counts, metrics), ...heldOut, seconds: counts.epochSeconds };
}

/** The losses of an epoch. */
export function lossesOf({ loss, validationLoss, testLoss }: EpochFigures): Pick<EpochFigures, 'loss' | 'validationLoss' | 'testLoss'> {
  return { loss, ...(validationLoss !== undefined && { validationLoss }), ...(testLoss !== undefined && { testLoss }) };
}

function figuresOf({ lossSum, samples, epochSeconds }: Counts, metrics: Scores): Pick<EpochFigures, 'loss' | 'metrics' | 'accuracy' | 'samplesPerSecond'> {
  return { loss: lossSum / samples, metrics, ...accuracyOf(metrics), samplesPerSecond: samples / Math.max(epochSeconds, 1e-9) };
}
