import type { DoneEvent, EpochEvent, InterruptedEvent, StartEvent } from '@vitrum/trainer';
import { roundTo, roundToSix } from '../format-number.ts';
import type { RunParts } from './run-parts.ts';

/** What one line of `--json` and of a run folder's events.jsonl holds. Accuracies are per cent. */
export type TrainingRecord = Readonly<Record<string, unknown>> & { readonly event: string };

/** The first record. */
export function startRecord(event: StartEvent, { description, network, plan }: RunParts): TrainingRecord {
  return {
    event: 'start',
    dataset: description.dataset.type,
    trainSamples: event.trainSamples,
    testSamples: event.testSamples,
    parameters: event.parameters,
    // As the notebook writes them: units × inputs.
    shapes: network.parameters.map(({ value }) => value.shape.toReversed()).filter(({ length }) => length === 2),
    activation: network.layers.find(({ activation }) => activation !== undefined)?.activation?.name ?? null,
    loss: plan.loss.name,
    optimizer: plan.optimizer.name,
    backend: network.backend.name,
    threads: network.backend.threads,
    features: network.backend.features,
    seed: plan.seed,
    epochs: event.epochs,
    epochsDone: event.epochsDone,
    batchSize: plan.batchSize,
    learningRate: plan.learningRate,
    testAccuracy: roundTo(event.testAccuracy, 2),
  };
}

/** After every epoch. */
export function epochRecord(event: EpochEvent): TrainingRecord {
  return {
    event: 'epoch',
    epoch: event.epoch,
    loss: roundToSix(event.loss),
    accuracy: roundTo(event.accuracy, 2),
    testLoss: roundToSix(event.testLoss),
    testAccuracy: roundTo(event.testAccuracy, 2),
    seconds: roundTo(event.seconds, 3),
    samplesPerSecond: Math.round(event.samplesPerSecond),
  };
}

/** The last record of a run that came to its end. */
export function doneRecord(event: DoneEvent, model: string): TrainingRecord {
  return {
    event: 'done',
    epochs: event.epochs,
    testAccuracy: roundTo(event.testAccuracy, 2),
    seconds: roundTo(event.seconds, 3),
    model,
  };
}

/** The last record of a run that was stopped. */
export function interruptedRecord(event: InterruptedEvent, checkpoint: string): TrainingRecord {
  return { event: 'interrupted', epoch: event.epoch, samples: event.samples, checkpoint };
}
