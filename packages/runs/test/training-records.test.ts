import { doneRecord, epochFiguresOf, epochRecord, interruptedRecord, startRecord, type TrainingRecord } from '@vitrum/runs/internal';
import { metricsFor, type EpochFigures } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { registry, smallRun } from './support.ts';

const metrics = metricsFor(registry, 'classification');
const figures = { testLoss: 0.12345678, testAccuracy: 91.23456, testMetrics: { accuracy: 91.23456, 'macro-f1': 90.98765 } };

test('the first record tells what is trained', () => {
  const event = { type: 'start', trainSamples: 4, testSamples: 4, parameters: 17, epochs: 3, epochsDone: 0, ...figures } as const;
  expect(startRecord(event, smallRun(), metrics)).toEqual({
    event: 'start',
    dataset: 'xor',
    trainSamples: 4,
    testSamples: 4,
    parameters: 17,
    shapes: [[3, 2], [2, 3]],
    activation: 'tanh',
    loss: 'squared-error',
    optimizer: 'sgd',
    backend: 'reference',
    threads: 1,
    features: [],
    seed: 5,
    epochs: 3,
    epochsDone: 0,
    batchSize: 1,
    learningRate: 0.01,
    testLoss: 0.123457,
    testAccuracy: 91.23,
    testMetrics: { accuracy: 91.23, 'macro-f1': 90.99 },
    task: 'classification',
  });
});

describe('the record of an epoch', () => {
  const event = {
    type: 'epoch', epoch: 2, loss: 0.98765432, accuracy: 50.005, metrics: { accuracy: 50.126 }, seconds: 1.23456, samplesPerSecond: 1234.5, ...figures,
  } as const;
  const rounded = {
    epoch: 2,
    loss: 0.987654,
    accuracy: 50.01,
    testLoss: 0.123457,
    testAccuracy: 91.23,
    seconds: 1.235,
    samplesPerSecond: 1235,
    metrics: { accuracy: 50.13 },
    testMetrics: { accuracy: 91.23, 'macro-f1': 90.99 },
  };

  test('is its figures, rounded', () => {
    expect(epochRecord(event, metrics)).toEqual({ event: 'epoch', ...rounded });
  });

  test.each<[string, TrainingRecord, EpochFigures | undefined]>([
    ['what it holds', { event: 'epoch', ...rounded }, rounded],
    [
      'of an earlier version or of a stranger, what can be read',
      { event: 'epoch', epoch: 1, loss: 2, testLoss: 3, accuracy: 'good', seconds: null },
      { epoch: 1, loss: 2, testLoss: 3, seconds: 0, samplesPerSecond: 0, metrics: {} },
    ],
    ['nothing without a loss', { event: 'epoch', epoch: 1, testLoss: 3 }, undefined],
    ['nothing of another record', { ...rounded, event: 'done' }, undefined],
  ])('is read back: %s', (_, record, figures) => {
    expect(epochFiguresOf(record)).toEqual(figures);
  });
});

test('the last record says where the model is and what its bits are', () => {
  const trained = { model: 'model.json', fingerprint: 'ab12' };
  expect(doneRecord({ type: 'done', epochs: 3, epochsDone: 3, seconds: 9.87654, ...figures }, trained, metrics)).toEqual({
    event: 'done',
    epochs: 3,
    epochsDone: 3,
    testLoss: 0.123457,
    testAccuracy: 91.23,
    testMetrics: { accuracy: 91.23, 'macro-f1': 90.99 },
    seconds: 9.877,
    ...trained,
  });
  expect(interruptedRecord({ type: 'interrupted', epoch: 2, samples: 3 }, 'checkpoint-9.ckpt')).toEqual({
    event: 'interrupted', epoch: 2, samples: 3, checkpoint: 'checkpoint-9.ckpt',
  });
});
