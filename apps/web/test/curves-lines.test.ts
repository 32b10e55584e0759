import type { EpochFigures } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { alignLines, curveLines } from '../src/page/curves/curve-data.ts';
import { thinPoints } from '../src/worker/files/thin-points.ts';

const row = (epoch: number, loss: number, accuracy: number): EpochFigures => ({
  epoch, loss, accuracy, testLoss: loss + 1, testAccuracy: accuracy - 10, metrics: {}, testMetrics: {}, seconds: 1, samplesPerSecond: 100,
});

describe('the lines of a figure', () => {
  const points = [{ epoch: 0.5, loss: 4, accuracy: 30 }, { epoch: 1, loss: 2, accuracy: 50 }, { epoch: 1.5, loss: 1, accuracy: 80 }];
  const rows = [row(1, 3, 50)];

  test('loss: the points of training, and the test set after each epoch', () => {
    expect(curveLines('loss', [{ points, rows }])).toEqual([
      { label: 'training', part: 'train', run: 0, x: [0.5, 1, 1.5], y: [4, 2, 1], latest: { value: 3, of: 'epoch 1' } },
      { label: 'test', part: 'held-out', run: 0, x: [1], y: [4], latest: { value: 4, of: 'after epoch 1' } },
    ]);
  });

  test('accuracy: that of each whole epoch, and of the one under way so far', () => {
    const [train, held] = curveLines('accuracy', [{ points, rows }]);
    expect([train?.x, train?.y, held?.x, held?.y]).toEqual([[1, 1.5], [50, 80], [1], [40]]);
  });

  test('another run has a place and a name; without its points the epochs are its line', () => {
    const [, , train, held] = curveLines('loss', [{ points, rows }, { name: 'earlier', slot: 1, points: [], rows: [row(1, 9, 20), row(2, 8, 30)] }]);
    expect([train, held]).toEqual([
      { label: 'earlier: training', part: 'train', run: 1, x: [1, 2], y: [9, 8], latest: { value: 8, of: 'epoch 2' } },
      { label: 'earlier: test', part: 'held-out', run: 1, x: [1, 2], y: [10, 9], latest: { value: 9, of: 'after epoch 2' } },
    ]);
  });

  test('D7: the legend tells the mean of the epoch under way, not of what came since the page was updated', () => {
    const far = [...points.slice(0, 2), { epoch: 1.5, loss: 0.2, lossSoFar: 1.4, accuracy: 80 }];
    expect(curveLines('loss', [{ points: far, rows }])[0]?.latest).toEqual({ value: 1.4, of: 'epoch 2 so far' });
    expect(curveLines('loss', [{ points, rows }])[0]?.latest).toEqual({ value: 3, of: 'epoch 1' });
  });

  test('D1: it begins at the untrained figure, and what was measured on the way is a line of its own', () => {
    const before = { testLoss: 9, testAccuracy: 11, testMetrics: {} };
    const live = [{ epoch: 0.25, loss: 7, accuracy: 20, samples: 100 }, { epoch: 0.5, loss: 6, accuracy: 30, samples: 100 }];
    const [, held, measured] = curveLines('accuracy', [{ points, rows, before, live }]);
    expect([held?.x, held?.y]).toEqual([[0, 1], [11, 40]]);
    expect(measured).toMatchObject({ label: 'test, first 100', part: 'live', x: [0, 0.25, 0.5], y: [11, 20, 30] });
  });

  test('what is not a number is left out', () => {
    expect(curveLines('loss', [{ points: [{ epoch: 1, loss: NaN }, { epoch: 2, loss: 1 }], rows: [] }])[0]).toMatchObject({ x: [2], y: [1] });
  });
});

test('lines with axes of their own stand over one, with gaps where they have no value', () => {
  expect(alignLines([{ x: [0.5, 1], y: [4, 2] }, { x: [1, 2], y: [7, 6] }])).toEqual({
    x: [0.5, 1, 2],
    lines: [[4, 2, null], [null, 7, 6]],
  });
});

test.for([499, 500, 501, 999, 1000, 7001])('%i points, thinned to 500 at most, keep their end', (length) => {
  const points = Array.from({ length }, (_, index) => ({ epoch: index, loss: (index * 7919) % 13 }));
  const thinned = thinPoints(points, 500);
  expect(thinned.length).toBeLessThanOrEqual(500);
  expect(thinned.at(-1)?.epoch).toBe(points.length - 1);
});
