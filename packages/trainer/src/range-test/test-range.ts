import { VitrumError, type Dataset, type Schedule } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { exp, log } from '@vitrum/tensor';
import { divergenceOf } from '../divergence/divergence.ts';
import { keepLast } from '../best/keep-last.ts';
import { Trainer } from '../trainer.ts';
import type { TrainingPlan } from '../training-config.ts';
import type { StopSignal } from '../yield-to-event-loop.ts';
import type { RangeTestDoneEvent, RangeTestEvent, RangeTestOptions } from './find-learning-rate.ts';
import { suggestLearningRate, unsettledSteps, type RangeTestPoint } from './suggest-learning-rate.ts';

/** A loss beyond this many times the least one ends the test. */
const divergedAt = 4;
const usualSteps = 300;
/** Fewer would make the losses too noisy to judge. */
const minSamples = 9600;
/** 1 − β of 0.98, times the usual number of steps. */
const smoothingShare = 6;

/** See `findLearningRate`. */
export async function* testRange(options: RangeTestOptions, signal?: StopSignal): AsyncGenerator<RangeTestEvent, void> {
  const { network, plan } = options;
  const { steps = Math.max(usualSteps, Math.ceil(minSamples / samplesOfStep(plan))), from = 1e-7, to = 10 } = options;
  const { smoothing = 1 - Math.min(1, smoothingShare / steps) } = options;
  checkRange(steps, from, to);
  const points: RangeTestPoint[] = [];
  const before = copiesOf(network);
  const rateAt = (step: number): number => from * exp((step / (steps - 1)) * log(to / from));
  let [mean, weight, least]: [mean: number, weight: number, least: number] = [0, 0, Infinity];
  let end: RangeTestDoneEvent['end'] = 'steps';
  try {
    for await (const loss of lossesOfSteps(options, rateAt, steps, signal)) {
      if (loss === undefined) {
        end = 'not-finite';
        break;
      }
      const step = points.length + 1;
      mean = smoothing * mean + (1 - smoothing) * loss;
      weight = smoothing * weight + (1 - smoothing);
      const smoothedLoss = mean / weight;
      const point = { step, learningRate: rateAt(step - 1), loss, smoothedLoss };
      points.push(point);
      yield { type: 'step', ...point, steps };
      least = Math.min(least, step > unsettledSteps(steps) ? smoothedLoss : Infinity);
      if (smoothedLoss > divergedAt * least) {
        end = 'risen';
        break;
      }
      if (step === steps) break;
    }
    if (signal?.aborted === true) end = 'aborted';
    yield { type: 'done', points, end, ...suggestLearningRate(points) };
  } finally {
    for (const { tensor, copy } of before) tensor.data.set(copy);
  }
}

/** The mean loss of each batch; undefined where it is not finite. A training like any other, but for its rate. */
async function* lossesOfSteps(
  { network, dataset, plan }: RangeTestOptions,
  rateAt: (step: number) => number,
  steps: number,
  signal: StopSignal | undefined,
): AsyncGenerator<number | undefined, void> {
  const schedule: Schedule = { name: 'range-test', factor: ({ step }) => rateAt(step) };
  const stepsPerEpoch = Math.ceil(dataset.size / samplesOfStep(plan));
  const test = { ...plan, learningRate: 1, schedule, epochs: Math.ceil(steps / stepsPerEpoch), validation: 0, keepBest: keepLast, callbacks: [], metrics: [] };
  const trainer = new Trainer({ network, data: { train: dataset, test: firstSampleOf(dataset) }, plan: test, signs: false });
  try {
    for await (const event of trainer.run(signal, { samplesPerEvent: () => samplesOfStep(plan) })) {
      if (event.type === 'progress') yield event.recentLoss;
    }
  } catch (error) {
    if (divergenceOf(error)?.culprit !== undefined || divergenceOf(error) === undefined) throw error;
    yield undefined;
  } finally {
    trainer.release();
  }
}

/** Every batch whose gradients make one step. */
const samplesOfStep = ({ batchSize, accumulate }: TrainingPlan): number => batchSize * accumulate;

/** A test set that costs nothing: it is evaluated, and not used. */
function firstSampleOf(dataset: Dataset): Dataset {
  const { name, inputShape, targetSize, task, classes } = dataset;
  return {
    ...{ name, size: 1, inputShape, targetSize },
    ...(task !== undefined && { task }),
    ...(classes !== undefined && { classes }),
    readInput: (index, out, offset) => { dataset.readInput(index, out, offset); },
    readTarget: (index, out, offset) => { dataset.readTarget(index, out, offset); },
  };
}

/** Parameters and state of a network with copies of their numbers. */
function copiesOf({ parameters, state }: Network) {
  return [...parameters, ...state].map(({ value: tensor }) => ({ tensor, copy: tensor.data.slice() }));
}

/** @throws VITRUM_INVALID_OPTION */
function checkRange(steps: number, from: number, to: number): void {
  const faults = [
    [!Number.isSafeInteger(steps) || steps < 2, `A range test has a whole number of at least 2 steps, got ${steps}.`, 'A few hundred are usual.'],
    [!(from > 0), `A range test begins with a learning rate greater than 0, got ${from}.`, 'It grows by a factor: 1e-7 is usual.'],
    [!(to > from && to < Infinity), `A range test ends with a larger learning rate than the first, got ${from} to ${to}.`, 'From 1e-7 to 10 is usual.'],
  ] as const;
  const fault = faults.find(([isFault]) => isFault);
  if (fault !== undefined) throw new VitrumError({ code: 'VITRUM_INVALID_OPTION', message: fault[1], hint: fault[2] });
}
