import { expect, test } from 'vitest';
import { checkLesson, distance, inputsOfClass, momentsOf } from './support/lesson-checks.ts';
import { loadDataset } from './support/load-dataset.ts';
import { thrownBy } from './support/thrown-by.ts';

checkLesson({ name: 'circles', classes: ['outer', 'inner'], inputNames: ['x', 'y'], samples: 1000 });

test.each([0.5, 0.9])('without noise its points lie on circles of radius 1 and %f', async (innerRadius) => {
  const { train, test: held } = await loadDataset({ type: 'circles', noise: 0, innerRadius });
  for (const part of [train, held]) {
    expect(inputsOfClass(part, 0)).toHaveLength(part.size / 2);
    for (const point of inputsOfClass(part, 0)) expect(distance(point, [0, 0])).toBeCloseTo(1, 6);
    for (const point of inputsOfClass(part, 1)) expect(distance(point, [0, 0])).toBeCloseTo(innerRadius, 6);
  }
});

test('its points lie in every direction', async () => {
  const { train } = await loadDataset({ type: 'circles', noise: 0 });
  const quadrants = inputsOfClass(train, 1).map(([x = NaN, y = NaN]) => (x > 0 ? 1 : 0) + (y > 0 ? 2 : 0));
  for (const quadrant of [0, 1, 2, 3]) {
    // 400 · ¼, with a standard deviation of √(400 · ¼ · ¾) = 8.7
    expect(Math.abs(quadrants.filter((other) => other === quadrant).length - 100)).toBeLessThan(35);
  }
});

test('its noise is as large as it is asked to be', async () => {
  const { train } = await loadDataset({ type: 'circles', noise: 0.02, samples: 5000 });
  const { deviation } = momentsOf(inputsOfClass(train, 0).map((point) => distance(point, [0, 0])));
  expect(Math.abs(deviation / 0.02 - 1)).toBeLessThan(0.06);
});

test.each([0, 1])('refuses an inner radius of %f', async (innerRadius) => {
  const message = `dataset "circles": innerRadius must be a number greater than 0 and less than 1, got ${innerRadius}.`;
  expect(await thrownBy(() => loadDataset({ type: 'circles', innerRadius }))).toMatchObject({ message });
});
