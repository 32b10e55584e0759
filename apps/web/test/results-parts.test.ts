import { expect, test } from 'vitest';
import { confusionRows } from '../src/page/results/confusion-rows.ts';
import { filterInWords, samplesOf, type ResultFilter } from '../src/page/results/result-filter.ts';

const results = {
  size: 5,
  predicted: Uint16Array.of(0, 1, 1, 0, 1),
  labels: Uint16Array.of(0, 0, 1, 0, 0),
  confidence: Float32Array.of(0.5, 0.75, 1, 0.25, 0.875),
  confusion: Uint32Array.of(2, 2, 0, 1),
  classes: ['cat', 'dog'],
  accuracy: 60,
};

const all: ResultFilter = { only: 'all', order: 'stored' };
test.each<[ResultFilter, readonly number[], string]>([
  [all, [0, 1, 2, 3, 4], 'All test samples'],
  [{ ...all, only: 'wrong' }, [1, 4], 'All mistakes'],
  [{ ...all, only: 'wrong', order: 'certain' }, [4, 1], 'All mistakes'],
  [{ ...all, label: 0 }, [0, 1, 3, 4], 'Test samples of cat'],
  [{ ...all, predicted: 1 }, [1, 2, 4], 'Test samples taken for dog'],
  [{ ...all, label: 0, predicted: 1 }, [1, 4], 'Test samples: cat taken for dog'],
  [{ ...all, only: 'wrong', label: 1 }, [], 'Mistakes of dog'],
])('%j shows %j', (filter, samples, words) => {
  expect(samplesOf(results, filter)).toEqual(samples);
  expect(filterInWords(filter, results.classes)).toBe(words);
});

test('a row of the confusion matrix has the shares of its class', () => {
  expect(confusionRows(results)).toEqual([
    { label: 0, name: 'cat', total: 4, cells: [{ predicted: 0, count: 2, share: 0.5 }, { predicted: 1, count: 2, share: 0.5 }] },
    { label: 1, name: 'dog', total: 1, cells: [{ predicted: 0, count: 0, share: 0 }, { predicted: 1, count: 1, share: 1 }] },
  ]);
});
