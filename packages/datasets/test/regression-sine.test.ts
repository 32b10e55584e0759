import { expect, test } from 'vitest';
import { checkLesson, momentsOf } from './support/lesson-checks.ts';
import { loadDataset } from './support/load-dataset.ts';
import { inputsOf, targetsOf } from './support/rows.ts';

checkLesson({ name: 'regression-sine', classes: ['sin x'], inputNames: ['x'], samples: 1000 });

test('is for regression, and has no labels', async () => {
  const { train, test: held } = await loadDataset('regression-sine');
  for (const part of [train, held]) {
    expect(part.task).toBe('regression');
    expect(part).not.toHaveProperty('label');
  }
});

test('its test part is the sine itself, from −π to π', async () => {
  const { test: held } = await loadDataset({ type: 'regression-sine', noise: 1 });
  const xs = inputsOf(held).map(([x = NaN]) => x);
  targetsOf(held).forEach(([target = NaN], index) => expect(Math.abs(target - Math.sin(xs[index] ?? NaN))).toBeLessThan(1e-6));
  expect([Math.min(...xs), Math.max(...xs)].every((x) => Math.abs(x) > 3 && Math.abs(x) <= Math.fround(Math.PI))).toBe(true);
});

test.each([0, 0.05, 0.5])('its training part has noise of %f', async (noise) => {
  const { train } = await loadDataset({ type: 'regression-sine', noise, samples: 5000 });
  const xs = inputsOf(train).map(([x = NaN]) => x);
  const { mean, deviation } = momentsOf(targetsOf(train).map(([target = NaN], index) => target - Math.sin(xs[index] ?? NaN)));
  expect(Math.abs(mean)).toBeLessThanOrEqual(1e-7 + 0.063 * noise); // four standard errors, 1/√4000
  expect(Math.abs(deviation - noise)).toBeLessThanOrEqual(1e-7 + 0.045 * noise); // and 1/√8000
});
