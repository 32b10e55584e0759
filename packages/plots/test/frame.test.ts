import { createFrame, linePath, type PlotBox } from '@vitrum/plots';
import { describe, expect, test } from 'vitest';

const box: PlotBox = { width: 100, height: 60, left: 20, right: 10, top: 5, bottom: 15 };

describe('a frame', () => {
  test('its corners lie within the edges of the box, and larger values lie higher', () => {
    const frame = createFrame(box, [-2, 6], [1, 3]);
    expect([frame.x(-2), frame.x(6), frame.y(1), frame.y(3)]).toEqual([20, 90, 45, 5]);
  });

  test('goes to places and back, and no further than its ranges', () => {
    const frame = createFrame(box, [-2, 6], [1, 3]);
    for (const [x, y] of [[-2, 1], [0.5, 2.5], [6, 3]] as const) {
      const [backX, backY] = frame.valuesAt(frame.x(x), frame.y(y));
      expect(backX).toBeCloseTo(x, 12);
      expect(backY).toBeCloseTo(y, 12);
    }
    expect(frame.valuesAt(-100, 1e4)).toEqual([-2, 1]);
  });

  test('a line with a hole is drawn in two parts, and beyond the edge no further than the height', () => {
    const frame = createFrame(box, [0, 3], [0, 1]);
    expect(linePath([[0, 0], [1, NaN], [2, 1], [3, 1e300]], frame)).toBe('M20.0 45.0M66.7 5.0L90.0 -35.0');
    expect(linePath([], frame)).toBe('');
  });
});
