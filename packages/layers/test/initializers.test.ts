import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference, type Initializer } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createRandom, erf } from '@vitrum/tensor';
import {
  kolmogorovLimit,
  kolmogorovStatistic,
  moment,
  sample,
  sampleSize,
  sigmas,
  standardError,
} from '@vitrum/test-support/statistics';
import { fan, initializerCases, type Distribution } from './initializer-cases.ts';

const registry = createRegistry([layersPlugin]);

function resolve(name: string, options: Readonly<Record<string, unknown>> = {}): Initializer {
  return resolveReference(registry, 'initializer', { ...options, type: name });
}

function draw(initializer: Initializer, seed: number, size = sampleSize): Float64Array {
  const random = createRandom(seed);
  return sample(() => initializer.sample(random, fan), size);
}

const rowsOfKind = <Kind extends Distribution['kind']>(kind: Kind) =>
  initializerCases.flatMap(({ distribution, ...rest }) =>
    // The kind has just been compared; TypeScript does not narrow by a type parameter.
    distribution.kind === kind ? [{ ...rest, distribution: distribution as Extract<Distribution, { kind: Kind }> }] : [],
  );

describe.each(rowsOfKind('always'))('$name $options', ({ name, options, distribution }) => {
  test('gives the same value every time', () => {
    expect([...draw(resolve(name, options), 1, 100)]).toEqual(new Array<number>(100).fill(distribution.value));
  });
});

describe.each(rowsOfKind('uniform'))('$name $options', ({ name, options, distribution: { minimum, maximum } }) => {
  const values = draw(resolve(name, options), 2);
  const [mean, halfWidth] = [(minimum + maximum) / 2, (maximum - minimum) / 2];

  test('stays between its limits and comes close to both', () => {
    // The probability that none of n values lies in the outer 15/n of one side is e⁻¹⁵, 3·10⁻⁷.
    const near = (15 / sampleSize) * 2 * halfWidth;
    const [lowest, highest] = [Math.min(...values), Math.max(...values)];
    expect(lowest).toBeGreaterThanOrEqual(minimum);
    expect(lowest).toBeLessThan(minimum + near);
    expect(highest).toBeLessThanOrEqual(maximum);
    expect(highest).toBeGreaterThan(maximum - near);
  });

  test('has the variance of its width, r²/3', () => {
    const expected = (halfWidth * halfWidth) / 3; // and E (x − mean)⁴ = r⁴/5
    const error = Math.abs(moment(values, 2, mean) - expected);
    expect(error).toBeLessThan(sigmas * standardError(halfWidth ** 4 / 5, expected));
  });

  test('has a uniform distribution function', () => {
    const distribution = (x: number): number => (x - minimum) / (maximum - minimum);
    expect(kolmogorovStatistic(values, distribution)).toBeLessThan(kolmogorovLimit);
  });
});

describe.each(rowsOfKind('normal'))('$name $options', ({ name, options, distribution: { variance } }) => {
  const values = draw(resolve(name, options), 3);

  test('has mean 0', () => {
    expect(Math.abs(moment(values, 1))).toBeLessThan(sigmas * standardError(variance, 0));
  });

  test('has its variance', () => {
    const error = Math.abs(moment(values, 2) - variance);
    expect(error).toBeLessThan(sigmas * standardError(3 * variance * variance, variance)); // E x⁴ = 3σ⁴
  });

  test('has a normal distribution function', () => {
    const distribution = (x: number): number => (1 + erf(x / Math.sqrt(2 * variance))) / 2;
    expect(kolmogorovStatistic(values, distribution)).toBeLessThan(kolmogorovLimit);
  });
});

test.each(initializerCases)('$name $options is decided by the seed', ({ name, options, distribution }) => {
  const initializer = resolve(name, options);
  const values = draw(initializer, 4, 10);
  expect(draw(initializer, 4, 10)).toEqual(values);
  if (distribution.kind !== 'always') expect(draw(initializer, 5, 10)).not.toEqual(values);
});

test('uniform refuses limits in the wrong order', () => {
  expect(() => resolve('uniform', { minimum: 1, maximum: 0 })).toThrow(
    expect.objectContaining({
      code: 'VITRUM_INVALID_OPTION',
      message: 'initializer "uniform" needs minimum ≤ maximum, got 1 and 0.',
    }),
  );
});
