import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as elementary from '../../src/elementary/index.ts';
import { correctlyRounded, type ElementaryName } from './correctly-rounded.ts';
import { floatFromBits, nextFloat, ulpDistance } from './ulp-distance.ts';

const { cos, erf, erfc, exp, expm1, expNegativeSquare, log, log1p, sigmoid, sin, softplus, tanh } = elementary;

const parameters = { seed: 20_240_501, numRuns: 10_000 };

/** How far a result may lie from the nearest 64-bit float, in steps between neighboring floats. */
const bounds: Readonly<Record<ElementaryName, number>> = {
  exp: 1,
  expm1: 2,
  log: 1,
  log1p: 1,
  tanh: 1,
  erf: 1,
  erfc: 5,
  expNegativeSquare: 1,
  sigmoid: 2,
  softplus: 2,
  sin: 1,
  cos: 1,
};

// Object.keys() forgets that the keys of a Record over a finite union are exactly that union.
const names = Object.keys(bounds) as ElementaryName[];

test('every function has a bound and a table', () => {
  expect(Object.keys(elementary).sort()).toEqual(names.toSorted());
  expect(Object.keys(correctlyRounded).sort()).toEqual(names.toSorted());
});

describe.each(names)('%s', (name) => {
  test.each(correctlyRounded[name])('of %f is the nearest float, or close to it', (x, bits) => {
    expect(ulpDistance(elementary[name](x), floatFromBits(bits))).toBeLessThanOrEqual(bounds[name]);
  });
});

describe('published decimals', () => {
  test.each([
    ['e, OEIS A001113', exp(1), 2.718281828459045],
    ['ln 2, OEIS A002162', log(2), 0.6931471805599453],
    ['ln 10, OEIS A002392', log(10), 2.302585092994046],
    ['tanh 1, OEIS A073744', tanh(1), 0.7615941559557649],
    ['sin 1, OEIS A049469', sin(1), 0.8414709848078965],
    ['cos 1, OEIS A049470', cos(1), 0.5403023058681398],
    ['sin 10²², Ng 1992, "Argument reduction for huge arguments: good to the last bit"', sin(1e22), -0.8522008497671888],
  ])('%s', (_origin, actual, expected) => {
    expect(ulpDistance(actual, expected)).toBeLessThanOrEqual(1);
  });

  test.each([
    [0.5, 0.5204998778],
    [1, 0.8427007929],
    [1.5, 0.9661051465],
    [2, 0.995322265],
  ])('erf %f, Abramowitz & Stegun 1964, table 7.1', (x, expected) => {
    expect(Math.abs(erf(x) - expected)).toBeLessThanOrEqual(5e-11);
  });
});

describe('special values', () => {
  const special: readonly (readonly [ElementaryName, number, number])[] = [
    ['exp', 0, 1], ['exp', -0, 1], ['exp', Infinity, Infinity], ['exp', -Infinity, 0], ['exp', NaN, NaN],
    ['exp', 1000, Infinity], ['exp', -1000, 0], ['exp', 709.7827128933841, Infinity], ['exp', -745.1332191019412, 0],
    ['expm1', 0, 0], ['expm1', -0, -0], ['expm1', Infinity, Infinity], ['expm1', -Infinity, -1], ['expm1', NaN, NaN],
    ['expm1', 1000, Infinity], ['expm1', -1000, -1], ['expm1', -5e-324, -5e-324],
    ['log', 1, 0], ['log', 0, -Infinity], ['log', -0, -Infinity], ['log', -1, NaN], ['log', -5e-324, NaN],
    ['log', Infinity, Infinity], ['log', -Infinity, NaN], ['log', NaN, NaN],
    ['log1p', 0, 0], ['log1p', -0, -0], ['log1p', -1, -Infinity], ['log1p', -1.5, NaN], ['log1p', Infinity, Infinity],
    ['log1p', -Infinity, NaN], ['log1p', NaN, NaN], ['log1p', -5e-324, -5e-324],
    ['tanh', 0, 0], ['tanh', -0, -0], ['tanh', Infinity, 1], ['tanh', -Infinity, -1], ['tanh', NaN, NaN],
    ['tanh', 1000, 1], ['tanh', -1000, -1], ['tanh', -5e-324, -5e-324],
    ['erf', 0, 0], ['erf', -0, -0], ['erf', Infinity, 1], ['erf', -Infinity, -1], ['erf', NaN, NaN],
    ['erf', 1000, 1], ['erf', -1000, -1],
    ['erfc', 0, 1], ['erfc', -0, 1], ['erfc', Infinity, 0], ['erfc', -Infinity, 2], ['erfc', NaN, NaN],
    ['erfc', 1000, 0], ['erfc', -1000, 2],
    ['expNegativeSquare', 0, 1], ['expNegativeSquare', -0, 1], ['expNegativeSquare', Infinity, 0],
    ['expNegativeSquare', -Infinity, 0], ['expNegativeSquare', 1e308, 0], ['expNegativeSquare', NaN, NaN],
    ['sigmoid', 0, 0.5], ['sigmoid', -0, 0.5], ['sigmoid', Infinity, 1], ['sigmoid', -Infinity, 0], ['sigmoid', NaN, NaN],
    ['sigmoid', 1000, 1], ['sigmoid', -1000, 0],
    ['softplus', Infinity, Infinity], ['softplus', -Infinity, 0], ['softplus', NaN, NaN], ['softplus', 1000, 1000],
    ['softplus', -1000, 0], ['softplus', 0, 0.6931471805599453],
    ['sin', 0, 0], ['sin', -0, -0], ['sin', Infinity, NaN], ['sin', -Infinity, NaN], ['sin', NaN, NaN],
    ['sin', -5e-324, -5e-324],
    ['cos', 0, 1], ['cos', -0, 1], ['cos', Infinity, NaN], ['cos', -Infinity, NaN], ['cos', NaN, NaN], ['cos', 5e-324, 1],
  ];
  test.each(special)('%s(%f) is %f', (name, x, expected) => {
    expect(elementary[name](x)).toBe(expected);
  });
});

describe('agrees with the engine, whose own error is about 1 ulp', () => {
  test.each([
    ['exp', exp, Math.exp, -745, 709],
    ['expm1', expm1, Math.expm1, -50, 709],
    ['log', log, Math.log, 5e-324, 1e308],
    ['log1p', log1p, Math.log1p, -0.999, 1e308],
    ['tanh', tanh, Math.tanh, -25, 25],
    ['sin', sin, Math.sin, -500, 1e308],
    ['cos', cos, Math.cos, -500, 1e308],
  ] as const)('%s', (_name, ours, engines, min, max) => {
    const uniform = fc.integer({ min: 0, max: 2 ** 32 }).map((n) => min + (n / 2 ** 32) * (Math.min(max, 1000) - min));
    const anyFloat = fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(uniform, anyFloat), (x) => ulpDistance(ours(x), engines(x)) <= 3),
      parameters,
    );
  });
});

describe('identities', () => {
  const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

  test('exp(log x) = x, up to the rounding of log x', () => {
    const property = fc.property(real(5e-324, 1.7e308), (x) => {
      const y = log(x);
      expect(ulpDistance(exp(y), x)).toBeLessThanOrEqual(2 + 2 * Math.abs(y));
    });
    fc.assert(property, parameters);
  });

  test('log(exp x) = x, up to the rounding of exp x', () => {
    const property = fc.property(real(-700, 700), (x) => {
      expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2 ** -51 * Math.max(1, Math.abs(x)));
    });
    fc.assert(property, parameters);
  });

  test('log1p(expm1 x) = x', () => {
    const property = fc.property(real(-1, 30), (x) => {
      expect(ulpDistance(log1p(expm1(x)), x)).toBeLessThanOrEqual(8);
    });
    fc.assert(property, parameters);
  });

  test('tanh and erf are odd, e^−x² is even, to the last bit', () => {
    const property = fc.property(real(-1000, 1000), (x) => {
      expect(tanh(-x)).toBe(-tanh(x));
      expect(erf(-x)).toBe(-erf(x));
      expect(expNegativeSquare(-x)).toBe(expNegativeSquare(x));
    });
    fc.assert(property, parameters);
  });

  test('sin is odd and cos is even, to the last bit, and sin² + cos² = 1', () => {
    const property = fc.property(fc.oneof(real(-10, 10), real(-1e300, 1e300)), (x) => {
      expect(sin(-x)).toBe(-sin(x));
      expect(cos(-x)).toBe(cos(x));
      expect(Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1)).toBeLessThanOrEqual(2 ** -51);
    });
    fc.assert(property, parameters);
  });

  test('erf + erfc = 1 and σ(x) + σ(−x) = 1', () => {
    const property = fc.property(real(-40, 40), (x) => {
      expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThanOrEqual(2 ** -51);
      expect(Math.abs(sigmoid(x) + sigmoid(-x) - 1)).toBeLessThanOrEqual(2 ** -52);
    });
    fc.assert(property, parameters);
  });

  test('tanh x = 2·σ(2x) − 1 and softplus(x) − softplus(−x) = x', () => {
    const property = fc.property(real(-1000, 1000), (x) => {
      expect(Math.abs(tanh(x) - (2 * sigmoid(2 * x) - 1))).toBeLessThanOrEqual(2 ** -50);
      expect(Math.abs(softplus(x) - softplus(-x) - x)).toBeLessThanOrEqual(2 ** -51 * Math.max(1, Math.abs(x)));
    });
    fc.assert(property, parameters);
  });
});

describe('rises without a step back across its seams', () => {
  const halfLn2 = Math.LN2 / 2;
  const seams: readonly (readonly [string, (x: number) => number, readonly number[]])[] = [
    ['exp', exp, [-700.5 * Math.LN2, -halfLn2, halfLn2, 3 * halfLn2, 1000.5 * Math.LN2]],
    ['expm1', expm1, [-37.5, -halfLn2, 2 ** -54, halfLn2, 3 * halfLn2, 54.5 * Math.LN2]],
    ['log', log, [2 ** -1022, Math.SQRT1_2, 1, Math.SQRT2, 2 * Math.SQRT2]],
    ['log1p', log1p, [-0.2928, 0.4142, 1]],
    ['tanh', tanh, [-0.625, 2 ** -28, 0.625, 19.1]],
    ['erf', erf, [-2, -0.875, 0.875, 2]],
    ['−erfc', (x) => -erfc(x), [-0.875, 0.875, 2]],
    ['sigmoid', sigmoid, [-halfLn2, 0, halfLn2]],
    ['softplus', softplus, [-0.8814, 0, 0.8814]],
    ['sin', sin, [-Math.PI / 4, 2 ** -27, Math.PI / 4, 9 * Math.PI / 4]],
    ['−cos', (x) => -cos(x), [Math.PI / 4, 3 * Math.PI / 4, 9 * Math.PI / 4]],
  ];
  // Sixteen floats apart: between neighbors, an error of 1 ulp may show where the function is flat.
  const stride = 16;
  const cases = seams.flatMap(([name, f, points]) => points.map((seam) => [name, seam, f] as const));
  test.each(cases)('%s at %f', (_name, seam, f) => {
    for (let step = -2000; step < 2000; step++) {
      const x = nextFloat(seam, step * stride);
      const after = nextFloat(seam, (step + 1) * stride);
      if (f(after) < f(x)) expect.fail(`f(${after}) = ${f(after)} is below f(${x}) = ${f(x)}`);
    }
  });
});
