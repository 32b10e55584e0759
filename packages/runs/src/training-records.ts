import { isFiniteNumber, isRecordOf, type Metric, type Shape } from '@vitrum/core';
import { kernelPictures, type Network } from '@vitrum/network';
import type { DoneEvent, EpochEvent, EpochFigures, InterruptedEvent, StartEvent } from '@vitrum/trainer';
import { roundTo, roundToSix } from './format-number.ts';
import { roundScores } from './round-scores.ts';
import type { OpenRun } from './open-run.ts';

/**
 * A line of the machine-readable output and of a run folder's events.jsonl. `metrics` and `testMetrics` map names to figures;
 * accuracies and other fractions are percentages, and only classification has accuracies.
 */
export type TrainingRecord = Readonly<Record<string, unknown>> & { readonly event: string };

/** The first record. */
export function startRecord(event: StartEvent, { run, network, plan, data }: OpenRun, metrics: readonly Metric[]): TrainingRecord {
  return {
    event: 'start',
    dataset: run.dataset.type,
    trainSamples: event.trainSamples,
    testSamples: event.testSamples,
    parameters: event.parameters,
    shapes: weightShapes(network),
    activation: network.layers.find(({ activation }) => activation !== undefined)?.activation?.name ?? null,
    loss: plan.loss.name,
    optimizer: plan.optimizer.name,
    backend: network.backend.name,
    threads: network.backend.threads,
    features: network.backend.features,
    seed: plan.seed,
    epochs: event.epochs,
    epochsDone: event.epochsDone,
    ...(plan.augmentation.length > 0 && { augmentation: plan.augmentation.map(({ name }) => name) }),
    batchSize: plan.batchSize,
    learningRate: plan.learningRate,
    ...roundTestFigures(event, metrics),
    task: data.train.task ?? 'classification',
  };
}

/** The shapes of W in formulas: units × inputs, and of kernels filters × channels × height × width. */
function weightShapes(network: Network): readonly Shape[] {
  const kernels = kernelPictures(network);
  return network.parameters.flatMap(({ name, value: { shape } }) => {
    const ofWindow = kernels.find(({ parameter }) => parameter === name);
    if (ofWindow !== undefined) return [[ofWindow.filters, ofWindow.channels, ofWindow.height, ofWindow.width]];
    return shape.length === 2 ? [shape.toReversed()] : [];
  });
}

/** The record of an epoch, with rounded figures. */
export function epochRecord(event: EpochEvent, metrics: readonly Metric[]): TrainingRecord {
  return {
    event: 'epoch',
    epoch: event.epoch,
    loss: roundToSix(event.loss),
    ...(event.accuracy !== undefined && { accuracy: roundTo(event.accuracy, 2) }),
    testLoss: roundToSix(event.testLoss),
    ...(event.testAccuracy !== undefined && { testAccuracy: roundTo(event.testAccuracy, 2) }),
    seconds: roundTo(event.seconds, 3),
    samplesPerSecond: Math.round(event.samplesPerSecond),
    metrics: roundScores(event.metrics, metrics),
    testMetrics: roundScores(event.testMetrics, metrics),
  };
}

/** The figures in the record of an epoch; undefined for other records. */
export function epochFiguresOf(record: TrainingRecord): EpochFigures | undefined {
  const { event, epoch, loss, accuracy, testLoss, testAccuracy, seconds, samplesPerSecond, metrics, testMetrics } = record;
  if (event !== 'epoch' || !isFiniteNumber(epoch) || !isFiniteNumber(loss) || !isFiniteNumber(testLoss)) return undefined;
  return {
    epoch,
    loss,
    ...(isFiniteNumber(accuracy) && { accuracy }),
    testLoss,
    ...(isFiniteNumber(testAccuracy) && { testAccuracy }),
    seconds: isFiniteNumber(seconds) ? seconds : 0,
    samplesPerSecond: isFiniteNumber(samplesPerSecond) ? samplesPerSecond : 0,
    metrics: isRecordOf(metrics, isFiniteNumber) ? metrics : {},
    testMetrics: isRecordOf(testMetrics, isFiniteNumber) ? testMetrics : {},
  };
}

/** The result of a run: the path of its model, and the {@link fingerprint} of its network. */
export interface TrainedModel {
  readonly model: string;
  readonly fingerprint: string;
}

/** The last record of a completed run. */
export function doneRecord(event: DoneEvent, { model, fingerprint }: TrainedModel, metrics: readonly Metric[]): TrainingRecord {
  return {
    event: 'done',
    epochs: event.epochs,
    ...roundTestFigures(event, metrics),
    seconds: roundTo(event.seconds, 3),
    model,
    fingerprint,
  };
}

/** The last record of an interrupted run. */
export function interruptedRecord(event: InterruptedEvent, checkpoint: string): TrainingRecord {
  return { event: 'interrupted', epoch: event.epoch, samples: event.samples, checkpoint };
}

function roundTestFigures({ testAccuracy, testMetrics }: Pick<DoneEvent, 'testAccuracy' | 'testMetrics'>, metrics: readonly Metric[]) {
  return { ...(testAccuracy !== undefined && { testAccuracy: roundTo(testAccuracy, 2) }), testMetrics: roundScores(testMetrics, metrics) };
}
