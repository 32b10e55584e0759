import { doneRecord, epochRecord, interruptedRecord, startRecord } from '@vitrum/runs';
import { metricsFor } from '@vitrum/trainer';
import { expect, test } from 'vitest';
import { smallRun } from './support.ts';

const metrics = metricsFor('classification');
const figures = { testLoss: 0.12345678, testAccuracy: 91.23456, testScores: { accuracy: 91.23456, 'macro-f1': 90.98765 } };

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
    testAccuracy: 91.23,
    testMetrics: { accuracy: 91.23, 'macro-f1': 90.99 },
    task: 'classification',
  });
});

test('the record of an epoch is rounded', () => {
  const event = {
    type: 'epoch', epoch: 2, loss: 0.98765432, accuracy: 50.005, scores: { accuracy: 50.126 }, seconds: 1.23456, samplesPerSecond: 1234.5, ...figures,
  } as const;
  expect(epochRecord(event, metrics)).toEqual({
    event: 'epoch',
    epoch: 2,
    loss: 0.987654,
    accuracy: 50.01,
    testLoss: 0.123457,
    testAccuracy: 91.23,
    seconds: 1.235,
    samplesPerSecond: 1235,
    metrics: { accuracy: 50.13 },
    testMetrics: { accuracy: 91.23, 'macro-f1': 90.99 },
  });
});

test('the last record says where the model is and what its bits are', () => {
  const trained = { model: 'model.json', fingerprint: 'ab12' };
  expect(doneRecord({ type: 'done', epochs: 3, seconds: 9.87654, ...figures }, trained, metrics)).toEqual({
    event: 'done',
    epochs: 3,
    testAccuracy: 91.23,
    testMetrics: { accuracy: 91.23, 'macro-f1': 90.99 },
    seconds: 9.877,
    ...trained,
  });
  expect(interruptedRecord({ type: 'interrupted', epoch: 2, samples: 3 }, 'checkpoint.json')).toEqual({
    event: 'interrupted', epoch: 2, samples: 3, checkpoint: 'checkpoint.json',
  });
});
