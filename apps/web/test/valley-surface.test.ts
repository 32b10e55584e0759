import { describe, expect, test } from 'vitest';
import { contourBands } from '../src/page/valley/contour-bands.ts';
import { costColor } from '../src/page/valley/cost-scale.ts';
import { mapFrame, mapSize } from '../src/page/valley/map-frame.ts';
import { placeOfStep, surfacePoints } from '../src/page/valley/surface-points.ts';
import { contourLevels, emptySurface, isComplete, withRows, type Surface } from '../src/page/valley/surface.ts';
import type { Valley } from '../src/shared/api/valley.ts';

/** C = x² + 3·y² over −1 to 1. */
function bowl(resolution: number): Surface {
  const place = (i: number): number => (2 * i) / (resolution - 1) - 1;
  const rows = Array.from({ length: resolution }, (_, row) => ({
    row,
    costs: Float32Array.from({ length: resolution }, (__, column) => place(column) * place(column) + 3 * place(row) * place(row)),
  }));
  return withRows(emptySurface({ resolution }), rows);
}

const weight = { layer: 2, input: 0, unit: 0, value: 0, gradient: 0 };
const valley: Valley = { id: 1, x: weight, y: { ...weight, unit: 1 }, xRange: [-1, 1], yRange: [-1, 1], resolution: 21, samples: 1, cost: 0 };

describe('a surface that is surveyed bit by bit', () => {
  test('is complete when every row is known', () => {
    const empty = emptySurface({ resolution: 2 });
    expect(isComplete(empty)).toBe(false);
    expect(empty.minimum).toBeNaN();
    const half = withRows(empty, [{ row: 1, costs: Float32Array.of(4, NaN) }]);
    expect(half).toMatchObject({ rows: 1, minimum: 4, maximum: 4 });
    const whole = withRows(half, [{ row: 0, costs: Float32Array.of(1, 2) }]);
    expect(isComplete(whole)).toBe(true);
    expect([...whole.costs]).toEqual([1, 2, 4, NaN]);
    expect(whole).toMatchObject({ minimum: 1, maximum: 4 });
  });

  test('has levels between its extremes, denser toward the floor', () => {
    const levels = contourLevels({ minimum: 1, maximum: 5 }, 4);
    expect(levels).toEqual([1 + 4 / 64, 1 + (4 * 9) / 64, 1 + (4 * 25) / 64, 1 + (4 * 49) / 64]);
    expect(contourLevels({ minimum: 2, maximum: 2 }, 4)).toEqual([]);
  });
});

test('the bands of a bowl lie where its formula says', () => {
  const surface = bowl(21);
  const bands = contourBands(surface);
  const frame = mapFrame([-1, 1], [-1, 1]);
  expect(bands).toHaveLength(12);
  // The lowest band is everything above its level: its inner edge is the ellipse x² + 3·y² = level.
  const [{ level, path } = { level: NaN, path: '' }] = bands.filter((band) => band.level < 1 && band.level > 0.3);
  const inner = path.split('M').filter((ring) => ring !== '').map((ring) => ring.replace('Z', '').split('L').map((place) => place.split(' ').map(Number)));
  const ellipse = inner.find((ring) => ring.every(([x = 0]) => x > mapSize.left && x < mapSize.width - mapSize.right)) ?? [];
  expect(ellipse.length).toBeGreaterThan(10);
  for (const [pixelX = NaN, pixelY = NaN] of ellipse) {
    const [x, y] = frame.valuesAt(pixelX, pixelY);
    expect(x * x + 3 * y * y).toBeCloseTo(level, 1);
  }
});

describe('the map', () => {
  test('goes to places and back, and larger weights y lie higher', () => {
    const frame = mapFrame([-2, 6], [1, 3]);
    for (const [x, y] of [[-2, 1], [0.5, 2.5], [6, 3]] as const) {
      const [backX, backY] = frame.valuesAt(frame.x(x), frame.y(y));
      expect(backX).toBeCloseTo(x, 9);
      expect(backY).toBeCloseTo(y, 9);
    }
    expect(frame.y(3)).toBeLessThan(frame.y(1));
    expect(frame.valuesAt(-100, 1e4)).toEqual([-2, 1]);
  });
});

describe('the landscape', () => {
  test('has the floor below and the corners on top', () => {
    const surface = bowl(21);
    const points = surfacePoints(surface);
    expect(points[0]).toMatchObject({ x: -1, z: 1, height: 0.8, share: 1 });
    expect(points[220]).toMatchObject({ x: 0, height: 0, share: 0 });
  });

  test('has the steps on its ground, and none beyond its edge', () => {
    const surface = bowl(21);
    const step = { x: 0.5, y: -0.5, cost: 1, gradientX: 1, gradientY: -3 };
    expect(placeOfStep(step, valley, surface)).toMatchObject({ x: 0.5, z: 0.5, height: 0.2 });
    expect(placeOfStep({ ...step, x: 1.5 }, valley, surface)).toBeUndefined();
    expect(placeOfStep({ ...step, y: NaN }, valley, surface)).toBeUndefined();
  });
});

test('the scale of the cost has one hue, from low to high', () => {
  const scale = { low: [240, 240, 250], high: [40, 20, 100] } as const;
  expect(costColor(0, scale)).toEqual([240, 240, 250]);
  expect(costColor(1, scale)).toEqual([40, 20, 100]);
  expect(costColor(0.5, scale)).toEqual([140, 130, 175]);
  expect(costColor(NaN, scale)).toEqual([40, 20, 100]);
});
