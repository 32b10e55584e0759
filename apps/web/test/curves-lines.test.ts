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
      { label: 'training', part: 'train', isCompared: false, x: [0.5, 1, 1.5], y: [4, 2, 1] },
      { label: 'test', part: 'held-out', isCompared: false, x: [1], y: [4] },
    ]);
  });

  test('accuracy: that of each whole epoch, and of the one under way so far', () => {
    const [train, held] = curveLines('accuracy', [{ points, rows }]);
    expect([train?.x, train?.y, held?.x, held?.y]).toEqual([[1, 1.5], [50, 80], [1], [40]]);
  });

  test('another run is dashed and named; without its points the epochs are its line', () => {
    const [, , train, held] = curveLines('loss', [{ points, rows }, { name: 'earlier', points: [], rows: [row(1, 9, 20), row(2, 8, 30)] }]);
    expect([train, held]).toEqual([
      { label: 'earlier: training', part: 'train', isCompared: true, x: [1, 2], y: [9, 8] },
      { label: 'earlier: test', part: 'held-out', isCompared: true, x: [1, 2], y: [10, 9] },
    ]);
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
