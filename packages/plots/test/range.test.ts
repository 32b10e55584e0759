import { rangeOf, roundRange, tickLabel, ticksOf } from '@vitrum/plots';
import { describe, expect, test } from 'vitest';

describe('a range', () => {
  test.each([
    [[3, -1, 2], [-1, 3]],
    [[NaN, 1, Infinity, 4], [1, 4]],
    [[2, 2], [1.5, 2.5]],
    [[], [0, 1]],
  ] as const)('of %j is %j', (values, range) => {
    expect(rangeOf(values)).toEqual(range);
  });

  test.each([
    [[0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[-1, 1], [-1, -0.5, 0, 0.5, 1]],
    [[-3.46, 8.54], [-4, -2, 0, 2, 4, 6, 8, 10]],
    [[0, 0.00003], [0, 0.000005, 0.00001, 0.000015, 0.00002, 0.000025, 0.00003]],
    [[-7e20, 2e20], [-8e20, -6e20, -4e20, -2e20, 0, 2e20]],
  ] as const)('%j widened to round numbers has the ticks %j', (range, ticks) => {
    const round = roundRange(range);
    expect(round).toEqual([ticks[0], ticks.at(-1)]);
    expect(ticksOf(round)).toEqual(ticks);
  });

  test.each([
    [[-6, 6], [-6, -4, -2, 0, 2, 4, 6]],
    [[0.001, 1], [0.2, 0.4, 0.6, 0.8, 1]],
    [[0.1, 0.52], [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]],
    [[-1.97, 2.03], [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]],
  ] as const)('%j holds the round numbers %j', (range, ticks) => {
    expect(ticksOf(range)).toEqual(ticks);
  });

  test('labels have a minus sign, in exponents too', () => {
    expect([-0.5, 3, 1e-7, -2e21].map(tickLabel)).toEqual(['−0.5', '3', '1e−7', '−2e+21']);
  });
});
