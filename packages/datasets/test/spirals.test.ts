import { expect, test } from 'vitest';
import { checkLesson, distance, inputsOfClass } from './support/lesson-checks.ts';
import { loadDataset } from './support/load-dataset.ts';
import { thrownBy } from './support/thrown-by.ts';

checkLesson({ name: 'spirals', classes: ['arm 1', 'arm 2'], inputNames: ['x', 'y'], samples: 1000 });

/** Where on its arm a point at this distance from the center lies. */
function pointOnArm(radius: number, arm: number, arms: number, turns: number): [number, number] {
  const angle = 2 * Math.PI * ((turns * (radius - 0.5)) / 6 + arm / arms);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

test.each([
  [2, 1.5],
  [2, 3],
  [5, 0.7],
])('without noise its points lie on %i arms of %f turns, from radius ½ to 6½', async (arms, turns) => {
  const { train } = await loadDataset({ type: 'spirals', noise: 0, arms, turns, samples: 1000 });
  expect(train.classes).toEqual(Array.from({ length: arms }, (_, arm) => `arm ${arm + 1}`));
  for (let arm = 0; arm < arms; arm++) {
    const points = inputsOfClass(train, arm);
    expect(points).toHaveLength(800 / arms);
    const radii = points.map((point) => distance(point, [0, 0]));
    radii.forEach((radius, index) => expect(distance(points[index] ?? [], pointOnArm(radius, arm, arms, turns))).toBeLessThan(1e-5));
    expect([Math.min(...radii), Math.max(...radii)].map(Math.round)).toEqual([1, 6]);
  }
});

// Lang and Witbrock: for i from 0 to 96 the angle is i·π/16 and the radius 6.5·(104 − i)/104, with x = r sin φ, y = r cos φ.
test('three turns of two arms are the curves of the article, turned', () => {
  for (let i = 0; i <= 96; i++) {
    const [angle, radius] = [(i * Math.PI) / 16, (6.5 * (104 - i)) / 104];
    const [x, y] = [radius * Math.sin(angle), radius * Math.cos(angle)];
    // Ours begins inside, on the positive x axis; theirs ends there on the positive y axis and winds the other way.
    expect(distance(pointOnArm(radius, 0, 2, 3), [y, -x])).toBeLessThan(1e-9);
  }
});

test.each([
  [{ arms: 1 }, 'dataset "spirals": arms must be a whole number of at least 2, got 1.'],
  [{ turns: 0 }, 'dataset "spirals": turns must be a number greater than 0, got 0.'],
])('refuses %j', async (options, message) => {
  expect(await thrownBy(() => loadDataset({ type: 'spirals', ...options }))).toMatchObject({ message });
});
