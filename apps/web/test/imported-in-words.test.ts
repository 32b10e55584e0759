import { expect, test } from 'vitest';
import { importedInWords } from '../src/page/files/imported-in-words.ts';

const run = { before: { testLoss: 0.25, testAccuracy: 95.08 } };
const data = { title: 'MNIST' };

test.each([
  ['run', 'the folder', 'The run of the folder is here as it stood after epoch 5, tested on the test set of MNIST: 95.08 % right.'],
  ['run', 'first try', 'The run “first try” is here as it stood after epoch 5, tested on the test set of MNIST: 95.08 % right.'],
  ['model', 'model.json', 'The model model.json is here, tested on the test set of MNIST: 95.08 % right.'],
  ['settings', 'run.json', 'A new run with the settings of run.json is here.'],
] as const)('D26: what has been opened is told in a sentence: %s, %s', (kind, name, sentence) => {
  const epochs = [{ epoch: 5, loss: 0.1, metrics: {}, seconds: 1, samplesPerSecond: 1000 }];
  expect(importedInWords({ kind, name, run, data, epochs })).toBe(sentence);
});
