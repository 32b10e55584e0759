import { expect, test } from 'vitest';
import { checkLesson, distance, inputsOfClass, momentsOf } from './support/lesson-checks.ts';
import { loadDataset } from './support/load-dataset.ts';
import { inputsOf, targetsOf } from './support/rows.ts';

checkLesson({ name: 'xor', classes: ['equal', 'different'], inputNames: ['x', 'y'], samples: 200 });

test('without noise it is the truth table', async () => {
  const { train, test: held } = await loadDataset({ type: 'xor', noise: 0, samples: 8, testShare: 0.5 });
  for (const part of [train, held]) {
    expect(inputsOf(part)).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]);
    expect(targetsOf(part)).toEqual([[1, 0], [0, 1], [0, 1], [1, 0]]);
  }
});

test('with noise it is clouds around the corners, as wide as is asked for', async () => {
  const { train } = await loadDataset({ type: 'xor', noise: 0.05, samples: 5000 });
  const near = (corner: number[]) => (point: number[]): boolean => distance(point, corner) < 0.4;
  for (const [label, corners] of [[[0, 0], [1, 1]], [[0, 1], [1, 0]]].entries()) {
    const points = inputsOfClass(train, label);
    expect(points).toHaveLength(2000);
    for (const corner of corners) expect(points.filter(near(corner))).toHaveLength(1000);
    const { mean, deviation } = momentsOf(points.filter(near(corners[0] ?? [])).map(([x = NaN]) => x - (corners[0]?.[0] ?? NaN)));
    expect(Math.abs(mean)).toBeLessThan(0.0065); // four standard errors, 0.05/√1000
    expect(Math.abs(deviation / 0.05 - 1)).toBeLessThan(0.09); // and 1/√2000
  }
});
