import type { Metric, Shape } from '@vitrum/core';
import { isFiniteNumber, isRecordOf } from '@vitrum/core/internal';
import { kernelPictures, type Network } from '@vitrum/network';
import type { DoneEvent, EpochEvent, EpochFigures, HeldOutFigures, InterruptedEvent, StartEvent, WarningEvent } from '@vitrum/trainer';
import { roundTo, roundToSix } from './format-number.ts';
import { roundScores } from './round-scores.ts';
import type { OpenRun } from '../open-run.ts';

/**
 * A line of the machine-readable output and of a run folder's events.jsonl. `metrics`, `validationMetrics` and
 * `testMetrics` map names to figures; accuracies and other fractions are percentages, and only classification has accuracies. With a
 * validation part, the figures of `start` and `epoch` are of that part, and `done` alone has figures of the test set.
 */
export type TrainingRecord = Readonly<Record<string, unknown>> & { readonly event: string };

/** The first record. */
export function startRecord(event: StartEvent, { run, network, plan, data }: OpenRun, metrics: readonly Metric[]): TrainingRecord {
  return {
    event: 'start',
    dataset: run.dataset.type,
    trainSamples: event.trainSamples,
    ...(event.validationSamples !== undefined && { validationSamples: event.validationSamples }),
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
    ...roundFigures(event, metrics),
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
  const { validationMetrics, testMetrics, ...losses } = roundFigures(event, metrics);
  return {
    event: 'epoch',
    epoch: event.epoch,
    loss: roundToSix(event.loss),
    ...(event.accuracy !== undefined && { accuracy: roundTo(event.accuracy, 2) }),
    ...losses,
    seconds: roundTo(event.seconds, 3),
    samplesPerSecond: Math.round(event.samplesPerSecond),
    metrics: roundScores(event.metrics, metrics),
    ...(validationMetrics && { validationMetrics }),
    ...(testMetrics && { testMetrics }),
    ...(event.isBest && { isBest: true }),
  };
}

/** The record of a sign of trouble. */
export function warningRecord({ sign, epoch, layer, figure, message, hint }: WarningEvent): TrainingRecord {
  return { event: 'warning', sign, epoch, ...(layer !== undefined && { layer }), ...(Number.isFinite(figure) && { figure: roundToSix(figure) }), message, hint };
}

/** The figures in the record of an epoch; undefined for other records. */
export function epochFiguresOf(record: TrainingRecord): EpochFigures | undefined {
  const { event, epoch, loss, accuracy, seconds, samplesPerSecond, metrics, isBest } = record;
  if (event !== 'epoch' || !isFiniteNumber(epoch) || !isFiniteNumber(loss)) return undefined;
  const heldOut = heldOutIn(record);
  if (heldOut.testLoss === undefined && heldOut.validationLoss === undefined) return undefined;
  return {
    epoch,
    loss,
    ...(isFiniteNumber(accuracy) && { accuracy }),
    ...heldOut,
    seconds: isFiniteNumber(seconds) ? seconds : 0,
    samplesPerSecond: isFiniteNumber(samplesPerSecond) ? samplesPerSecond : 0,
    metrics: isRecordOf(metrics, isFiniteNumber) ? metrics : {},
    ...(isBest === true && { isBest }),
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
    epochsDone: event.epochsDone,
    ...roundFigures(event, metrics),
    ...(event.best && { best: { ...event.best, value: roundToSix(event.best.value) } }),
    ...(event.stopped && { stopped: event.stopped }),
    seconds: roundTo(event.seconds, 3),
    model,
    fingerprint,
  };
}

/** The last record of an interrupted run. */
export function interruptedRecord(event: InterruptedEvent, checkpoint: string): TrainingRecord {
  return { event: 'interrupted', epoch: event.epoch, samples: event.samples, checkpoint };
}

/** The figures of held-out samples in a record. */
function heldOutIn(record: TrainingRecord): HeldOutFigures {
  const figures = heldOutNames.flatMap((name) => (isFiniteNumber(record[name]) ? [[name, record[name]] as const] : []));
  const scores = heldOutScores.flatMap((name) => (isRecordOf(record[name], isFiniteNumber) ? [[name, record[name]] as const] : []));
  return Object.fromEntries<unknown>([...figures, ...scores]); // by their names in the table below, checked above
}

const heldOutNames = ['validationLoss', 'validationAccuracy', 'testLoss', 'testAccuracy'] as const satisfies readonly (keyof HeldOutFigures)[];
const heldOutScores = ['validationMetrics', 'testMetrics'] as const satisfies readonly (keyof HeldOutFigures)[];

function roundFigures(figures: HeldOutFigures, metrics: readonly Metric[]): HeldOutFigures {
  const { validationLoss, validationAccuracy, validationMetrics, testLoss, testAccuracy, testMetrics } = figures;
  return {
    ...(validationLoss !== undefined && { validationLoss: roundToSix(validationLoss) }),
    ...(validationAccuracy !== undefined && { validationAccuracy: roundTo(validationAccuracy, 2) }),
    ...(validationMetrics !== undefined && { validationMetrics: roundScores(validationMetrics, metrics) }),
    ...(testLoss !== undefined && { testLoss: roundToSix(testLoss) }),
    ...(testAccuracy !== undefined && { testAccuracy: roundTo(testAccuracy, 2) }),
    ...(testMetrics !== undefined && { testMetrics: roundScores(testMetrics, metrics) }),
  };
}
