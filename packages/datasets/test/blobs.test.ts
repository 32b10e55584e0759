import { describe, expect, test } from 'vitest';
import { checkLesson, distance, inputsOfClass, momentsOf } from './support/lesson-checks.ts';
import { loadDataset } from './support/load-dataset.ts';
import { thrownBy } from './support/thrown-by.ts';

checkLesson({ name: 'blobs', classes: ['blob 1', 'blob 2', 'blob 3'], inputNames: ['x', 'y'], samples: 1000 });

describe('its centers', () => {
  test.each([
    [2, 1, ['x']],
    [3, 3, ['x', 'y', 'z']],
    [7, 5, ['x1', 'x2', 'x3', 'x4', 'x5']],
  ])('%i of them in %i dimensions are where both parts have their samples, in [−1, 1]', async (centers, dimensions, names) => {
    const { train, test: held, encoding } = await loadDataset({ type: 'blobs', noise: 0, centers, dimensions, samples: 100 });
    expect(train).toMatchObject({ inputShape: [dimensions], targetSize: centers });
    expect(encoding).toMatchObject({ columns: names.map((name) => ({ name })) });
    const places = Array.from({ length: centers }, (_, label) => {
      const points = [...inputsOfClass(train, label), ...inputsOfClass(held, label)].map(String);
      expect(new Set(points).size).toBe(1);
      return inputsOfClass(train, label)[0] ?? [];
    });
    expect(new Set(places.map(String)).size).toBe(centers);
    for (const coordinate of places.flat()) expect(Math.abs(coordinate)).toBeLessThanOrEqual(1);
  });

  test('keep a distance, whatever the seed', async () => {
    for (let seed = 0; seed < 100; seed++) {
      const { train } = await loadDataset({ type: 'blobs', noise: 0, seed, samples: 10 });
      const [a = [], b = [], c = []] = [0, 1, 2].map((label) => inputsOfClass(train, label)[0]);
      expect(Math.min(distance(a, b), distance(b, c), distance(a, c))).toBeGreaterThan(0.5);
    }
  });

  test('do not change with the noise and the number of samples', async () => {
    const center = async (options: object): Promise<unknown> => inputsOfClass((await loadDataset({ type: 'blobs', ...options })).train, 0)[0];
    expect(await center({ noise: 0, samples: 20 })).toEqual(await center({ noise: 0, samples: 2000 }));
  });
});

test('its clouds are as wide as is asked for, in every dimension', async () => {
  const { train } = await loadDataset({ type: 'blobs', noise: 0.3, centers: 2, dimensions: 4, samples: 5000 });
  const centers = (await loadDataset({ type: 'blobs', noise: 0, centers: 2, dimensions: 4 })).train;
  for (const label of [0, 1]) {
    const points = inputsOfClass(train, label);
    expect(points).toHaveLength(2000);
    inputsOfClass(centers, label)[0]?.forEach((coordinate, axis) => {
      const { mean, deviation } = momentsOf(points.map((point) => point[axis] ?? NaN));
      expect(Math.abs(mean - coordinate)).toBeLessThan(0.027); // four standard errors, 0.3/√2000
      expect(Math.abs(deviation / 0.3 - 1)).toBeLessThan(0.065);
    });
  }
});

test.each([
  [{ centers: 1 }, 'dataset "blobs": centers must be a whole number of at least 2, got 1.'],
  [{ dimensions: 0 }, 'dataset "blobs": dimensions must be a whole number of at least 1, got 0.'],
])('refuses %j', async (options, message) => {
  expect(await thrownBy(() => loadDataset({ type: 'blobs', ...options }))).toMatchObject({ message });
});
