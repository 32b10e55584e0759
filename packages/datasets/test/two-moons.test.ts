import { expect, test } from 'vitest';
import { checkLesson, distance, inputsOfClass, momentsOf } from './support/lesson-checks.ts';
import { loadDataset } from './support/load-dataset.ts';

checkLesson({ name: 'two-moons', classes: ['upper', 'lower'], inputNames: ['x', 'y'], samples: 1000 });

test('without noise its points lie on two half circles of radius 1', async () => {
  const { train, test: held } = await loadDataset({ type: 'two-moons', noise: 0 });
  for (const part of [train, held]) {
    const [upper, lower] = [inputsOfClass(part, 0), inputsOfClass(part, 1)];
    expect(upper).toHaveLength(part.size / 2);
    for (const point of upper) {
      expect(distance(point, [0, 0])).toBeCloseTo(1, 6);
      expect(point[1]).toBeGreaterThanOrEqual(0);
    }
    for (const point of lower) {
      expect(distance(point, [1, 0.5])).toBeCloseTo(1, 6);
      expect(point[1]).toBeLessThanOrEqual(0.5);
    }
  }
});

test('its points go all the way round', async () => {
  const { train } = await loadDataset({ type: 'two-moons', noise: 0 });
  const xs = inputsOfClass(train, 0).map(([x = NaN]) => x);
  expect([Math.min(...xs), Math.max(...xs)].map((x) => x.toFixed(2))).toEqual(['-1.00', '1.00']);
  expect(Math.abs(momentsOf(xs).mean)).toBeLessThan(0.1); // √½ / √400 = 0.035 is its standard error
});

// The distance from the center is 1 plus the noise along the radius, to first order.
test('its noise is as large as it is asked to be', async () => {
  const { train } = await loadDataset({ type: 'two-moons', noise: 0.02, samples: 5000 });
  const { mean, deviation } = momentsOf(inputsOfClass(train, 0).map((point) => distance(point, [0, 0])));
  expect(mean).toBeCloseTo(1, 2);
  expect(Math.abs(deviation / 0.02 - 1)).toBeLessThan(0.06); // four standard errors, 1/√(2·2000)
});
