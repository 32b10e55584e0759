import { describe, expect, test } from 'vitest';
import { roundScale, ticksWithin } from '../../src/render/ticks.ts';

describe('a scale of round numbers', () => {
  test.each([
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-1, 1, 8, [-1, -0.5, 0, 0.5, 1]],
    [-3.46, 8.54, 8, [-4, -2, 0, 2, 4, 6, 8, 10]],
    [0, 0.00003, 3, [0, 0.00001, 0.00002, 0.00003]],
    [-7e20, 2e20, 4, [-1e21, -5e20, 0, 5e20]],
  ])('holds %d to %d in at most %d steps', (from, to, mostSteps, ticks) => {
    expect(roundScale(from, to, mostSteps)).toEqual({ minimum: ticks[0], maximum: ticks.at(-1), ticks });
  });

  test.each([
    [-6, 6, 8, [-6, -4, -2, 0, 2, 4, 6]],
    [0.001, 1, 8, [0.2, 0.4, 0.6, 0.8, 1]],
    [-1000, 1000, 4, [-1000, -500, 0, 500, 1000]],
  ])('the round numbers from %d to %d, at most %d steps', (from, to, mostSteps, ticks) => {
    expect(ticksWithin(from, to, mostSteps)).toEqual(ticks);
  });
});
