import { describe, expect, test } from 'vitest';
import type { RandomGenerator } from '@vitrum/core';
import { createRandom, erf } from '@vitrum/tensor';
import { philox4x32, randomStreams } from '@vitrum/tensor/internal';
import {
  chiSquare,
  kolmogorovLimit,
  kolmogorovStatistic,
  moment,
  sample,
  sampleSize,
  sigmas,
  standardError,
} from '@vitrum/test-support/statistics';

const drawWords = (random: RandomGenerator, count: number): readonly number[] =>
  Array.from({ length: count }, () => random.nextUint32());

describe('the words of a generator', () => {
  test('are those of Philox for the seed as key and (block, stream) as counter', () => {
    expect(drawWords(createRandom(5, 9), 8)).toEqual([...philox4x32([0, 0, 9, 0], [5, 0]), ...philox4x32([1, 0, 9, 0], [5, 0])]);
  });

  test('use all 53 bits of the seed', () => {
    expect(createRandom(2 ** 32 + 5).nextUint32()).toBe(philox4x32([0, 0, 0, 0], [5, 1])[0]);
    expect(createRandom(Number.MAX_SAFE_INTEGER).nextUint32()).toBe(philox4x32([0, 0, 0, 0], [0xffffffff, 0x1fffff])[0]);
  });

  test('go on past 2³² blocks', () => {
    const random = createRandom(5);
    random.seek([5, 0, 0, 2 ** 32, 4]);
    expect(random.nextUint32()).toBe(philox4x32([0, 1, 0, 0], [5, 0])[0]);
  });

  test('differ between streams, and drawing from one leaves the other alone', () => {
    const [words, others] = [createRandom(7, randomStreams.shuffling), createRandom(7, randomStreams.initialization)];
    const expected = drawWords(createRandom(7, randomStreams.shuffling), 8);
    expect(drawWords(others, 8)).not.toEqual(expected);
    expect(drawWords(words, 8)).toEqual(expected);
  });
});

// The variance of the product of two independent numbers from U(−1, 1) is (1/3)² and its mean 0.
test.each([
  ['streams of one seed', createRandom(7, 0), createRandom(7, 1)],
  ['neighboring seeds', createRandom(7), createRandom(8)],
  ['seeds that differ in the upper word', createRandom(7), createRandom(7 + 2 ** 32)],
])('%s are not correlated', (_what, a, b) => {
  const products = sample(() => a.uniform(-1, 1) * b.uniform(-1, 1));
  expect(Math.abs(moment(products, 1))).toBeLessThan(sigmas * standardError(1 / 9, 0));
});

describe('uniform', () => {
  test('is made of 27 and 26 bits of two words', () => {
    const [first, second] = philox4x32([0, 0, 0, 0], [3, 0]);
    const bits = (BigInt(first >>> 5) << 26n) | BigInt(second >>> 6);
    expect(createRandom(3).uniform()).toBe(Number(bits) / 2 ** 53);
  });

  // E xᵖ = 1/(p + 1) over [0, 1).
  test.each([1, 2, 3, 4])('has the moment E x^%i of U(0, 1)', (power) => {
    const random = createRandom(11);
    const expected = 1 / (power + 1);
    const found = moment(sample(() => random.uniform()), power);
    expect(Math.abs(found - expected)).toBeLessThan(sigmas * standardError(1 / (2 * power + 1), expected));
  });

  test('has the distribution function of U(−2, 3)', () => {
    const random = createRandom(12);
    const values = sample(() => random.uniform(-2, 3));
    expect(kolmogorovStatistic(values, (x) => Math.min(1, Math.max(0, (x + 2) / 5)))).toBeLessThan(kolmogorovLimit);
  });

  test('never reaches its upper limit, also where rounding would', () => {
    const random = createRandom(13);
    // The neighbors of 2⁵³ are 2 apart, so half of all draws round up to the limit.
    for (let i = 0; i < 100; i++) expect(random.uniform(2 ** 53, 2 ** 53 + 2)).toBe(2 ** 53);
  });

  test('is the limit itself where both are the same', () => {
    expect(createRandom(1).uniform(3, 3)).toBe(3);
  });
});

describe('normal', () => {
  // E xᵖ of N(0, 1): 0 for odd p, else 1·3·5·…·(p − 1).
  const moments: readonly (readonly [power: number, expected: number, squared: number])[] = [
    [1, 0, 1],
    [2, 1, 3],
    [3, 0, 15],
    [4, 3, 105],
  ];
  test.each(moments)('has the moment E x^%i = %d of N(0, 1)', (power, expected, squared) => {
    const random = createRandom(21);
    const found = moment(sample(() => random.normal()), power);
    expect(Math.abs(found - expected)).toBeLessThan(sigmas * standardError(squared, expected));
  });

  test('has the distribution function of N(2, 3²)', () => {
    const random = createRandom(22);
    const distribution = (x: number): number => (1 + erf((x - 2) / 3 / Math.SQRT2)) / 2;
    expect(kolmogorovStatistic(sample(() => random.normal(2, 3)), distribution)).toBeLessThan(kolmogorovLimit);
  });

  test('gives pairs whose two numbers are not correlated', () => {
    const random = createRandom(23);
    const products = sample(() => random.normal() * random.normal());
    expect(Math.abs(moment(products, 1))).toBeLessThan(sigmas * standardError(1, 0));
  });
});

describe('integer', () => {
  test('gives every value about equally often', () => {
    const random = createRandom(31);
    const draws = sample(() => random.integer(10));
    const counts = Array.from({ length: 10 }, (_, value) => draws.filter((draw) => draw === value).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(sampleSize);
    // χ² with 9 degrees of freedom exceeds this with the probability of 5σ, 5.7·10⁻⁷ (scipy.stats.chi2.isf).
    expect(chiSquare(counts)).toBeLessThan(46.11);
  });

  test('has no modulo bias', () => {
    const random = createRandom(32);
    const third = 2 ** 30;
    // A plain remainder would give the lowest third with probability 1/2.
    const isLowest = sample(() => (random.integer(3 * third) < third ? 1 : 0));
    expect(Math.abs(moment(isLowest, 1) - 1 / 3)).toBeLessThan(sigmas * standardError(1 / 3, 1 / 3));
  });

  test('takes bounds from 1 to 2³²', () => {
    expect(createRandom(33).integer(1)).toBe(0);
    expect(createRandom(33).integer(2 ** 32)).toBe(createRandom(33).nextUint32());
  });

  test.each([0, -1, 1.5, NaN, Infinity, 2 ** 32 + 1])('refuses the bound %d', (bound) => {
    expect(() => createRandom(34).integer(bound)).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_OPTION',
        message: `The bound of a random integer must be a whole number from 1 to 4294967296, got ${bound}.`,
      }),
    );
  });
});

describe('save and restore', () => {
  const drawMixed = (random: RandomGenerator): readonly number[] => [
    random.nextUint32(),
    random.normal(),
    random.uniform(),
    random.integer(1000),
    random.normal(),
    random.normal(),
    random.nextUint32(),
  ];
  const fromJson = (text: string): readonly number[] => {
    const state: unknown = JSON.parse(text);
    if (!Array.isArray(state) || !state.every((item) => typeof item === 'number')) throw new TypeError('not a list of numbers');
    return state;
  };

  test.each([0, 1, 2, 3, 4, 5, 8, 9])('goes on to the bit after %i words, through JSON', (words) => {
    const random = createRandom(41, 2);
    for (let i = 0; i < words; i++) random.nextUint32();
    const text = JSON.stringify(random.save());
    const expected = drawMixed(random);
    const other = createRandom(41, 2);
    other.seek(fromJson(text));
    expect(drawMixed(other)).toEqual(expected);
  });

  test.each([1, 2, 3, 4])('goes on to the bit after %i normal draws, the spare one included', (draws) => {
    const random = createRandom(42);
    for (let i = 0; i < draws; i++) random.normal();
    const state = random.save();
    expect(state.length).toBe(draws % 2 === 1 ? 6 : 5);
    const expected = Array.from({ length: 5 }, () => random.normal());
    const other = createRandom(42);
    other.normal(); // a spare of its own, which has to go
    other.seek(fromJson(JSON.stringify(state)));
    expect(Array.from({ length: 5 }, () => other.normal())).toEqual(expected);
  });
});

test.each([-1, 1.5, NaN, Infinity, 2 ** 53])('the seed %d is refused', (seed) => {
  expect(() => createRandom(seed)).toThrow(
    expect.objectContaining({
      code: 'VITRUM_INVALID_OPTION',
      message: `A seed must be a whole number from 0 to 9007199254740991, got ${seed}.`,
    }),
  );
});

test.each([-1, 0.5, 2 ** 32])('the stream %d is refused', (stream) => {
  expect(() => createRandom(1, stream)).toThrow(
    expect.objectContaining({
      code: 'VITRUM_INVALID_OPTION',
      message: `A stream must be a whole number from 0 to 4294967295, got ${stream}.`,
    }),
  );
});
