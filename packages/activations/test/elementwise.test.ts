import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementwiseCases } from './activation-cases.ts';
import { elementwise } from './resolve.ts';

const parameters = { seed: 20_240_502, numRuns: 2000 };

/** Every activation with its default options, and again with the options of its row. */
const variants = elementwiseCases.flatMap(({ name, origin, points, corners = [], withOptions }) => {
  const plain = { title: name, activation: elementwise(name), origin, points, corners };
  if (withOptions === undefined) return [plain];
  const title = `${name} with ${JSON.stringify(withOptions.options)}`;
  return [plain, { ...plain, title, activation: elementwise(name, withOptions.options), points: withOptions.points }];
});

const step = 2 ** -10;

/** φ′(z) by central differences of fourth order in 64-bit. */
function centralDifference(f: (z: number) => number, z: number): number {
  const near = (f(z + step) - f(z - step)) / (z + step - (z - step));
  const far = (f(z + 2 * step) - f(z - 2 * step)) / (z + 2 * step - (z - 2 * step));
  return (4 * near - far) / 3;
}

/** How far `actual` is from `expected`, relative to `expected` where that is large. */
const relativeError = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / Math.max(1, Math.abs(expected));

const isNear = (z: number, places: readonly number[]): boolean => places.some((place) => Math.abs(z - place) <= 2.5 * step);

/** The ends of the range, both zeros, subnormals, and the places where e^z and e^−z² leave 32-bit and 64-bit floats. */
const extremes = [
  0, 5e-324, 1e-310, 1e-45, 1e-40, 1e-20, 1e-8, 13.3, 27.3, 36.8, 40, 87.4, 88.7, 88.73, 104, 708.5, 709.8, 745.2, 746, 999.9, 1000,
].flatMap((z) => [z, -z]);

const z1000 = fc.double({ min: -1000, max: 1000, noNaN: true });
const z10 = fc.integer({ min: -(2 ** 30), max: 2 ** 30 }).map((n) => (n * 10) / 2 ** 30);
const uniform1000 = fc.integer({ min: -(2 ** 30), max: 2 ** 30 }).map((n) => (n * 1000) / 2 ** 30);
const anyZ = fc.oneof(z1000, z10, uniform1000);

describe.each(variants)('$title', ({ activation, origin, points, corners }) => {
  const { forward, derivative, kinks } = activation;

  const expectDerivative = (z: number): void => {
    const error = relativeError(derivative(z, forward(z)), centralDifference(forward, z));
    expect(error, `φ′(${z})`).toBeLessThanOrEqual(isNear(z, corners) ? step : 1e-8);
  };

  test.each(points)(`at %f is %f, with derivative %f (${origin})`, (z, a, slope) => {
    expect(Math.abs(forward(z) - a)).toBeLessThanOrEqual(1e-12 * Math.abs(a));
    // The derivatives that reuse a lose their relative precision, not their absolute one, where φ saturates.
    expect(Math.abs(derivative(z, forward(z)) - slope)).toBeLessThanOrEqual(1e-12 * Math.abs(slope) + 2 ** -52);
  });

  test('has the derivative that central differences find, on a grid', () => {
    const fine = Array.from({ length: 801 }, (_, i) => (i - 400) / 20);
    const coarse = Array.from({ length: 401 }, (_, i) => (i - 200) * 5);
    for (const z of [...fine, ...coarse]) if (!isNear(z, kinks)) expectDerivative(z);
  });

  test('has the derivative that central differences find, at random points', () => {
    const property = fc.property(anyZ, (z) => {
      fc.pre(!isNear(z, kinks));
      expectDerivative(z);
    });
    fc.assert(property, parameters);
  });

  test('has the left derivative at its kinks, where the right one differs', () => {
    const h = 2 ** -22;
    for (const kink of kinks) {
      const [before, at, after] = [forward(kink - h), forward(kink), forward(kink + h)];
      const [left, right] = [(at - before) / h, (after - at) / h];
      const tolerance = 1e-6 * Math.max(1, Math.abs(left)) + (2 ** -45 * Math.abs(at)) / h; // truncation and rounding
      expect(Math.abs(derivative(kink, at) - left), `φ′(${kink}) from the left`).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(derivative(kink + h, after) - right), `φ′ right of ${kink}`).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(left - right), `the jump of φ′ at ${kink}`).toBeGreaterThan(1e-3);
    }
  });

  const expectFinite = (z: number): void => {
    const a = forward(z);
    const slope = derivative(z, a);
    expect(Number.isFinite(a) && Number.isFinite(slope), `φ(${z}) = ${a}, φ′(${z}) = ${slope}`).toBe(true);
  };

  const expectFiniteIn32Bits = (z64: number): void => {
    const z = Math.fround(z64);
    const a = Math.fround(forward(z));
    const slope = Math.fround(derivative(z, a));
    expect(Number.isFinite(a) && Number.isFinite(slope), `φ(${z}) = ${a}, φ′(${z}) = ${slope}`).toBe(true);
    expect(relativeError(slope, derivative(z, forward(z))), `φ′(${z}) from 32-bit a`).toBeLessThanOrEqual(2e-7);
  };

  test('is finite from −1000 to 1000, in 64 bits and stored in 32', () => {
    for (const z of extremes) {
      expectFinite(z);
      expectFiniteIn32Bits(z);
    }
    const property = fc.property(anyZ, (z) => {
      expectFinite(z);
      expectFiniteIn32Bits(z);
    });
    fc.assert(property, parameters);
  });

  test('is finite for every z that a network of 32 bits can hold', () => {
    for (const z of [1e4, 1e10, 1e30, 3.4028234663852886e38]) {
      expectFinite(z);
      expectFinite(-z);
    }
  });

  test('does not tell the zeros apart, and does not hide NaN', () => {
    expect(forward(-0) === forward(0)).toBe(true);
    expect(derivative(-0, forward(-0)) === derivative(0, forward(0))).toBe(true);
    expect(forward(NaN)).toBeNaN();
  });
});

describe('published values', () => {
  const published = elementwiseCases.flatMap(({ name, published }) =>
    (published?.points ?? []).map(([z, a]) => ({ name, z, a, origin: published?.origin })),
  );
  test.each(published)('$name of $z is $a ($origin)', ({ name, z, a }) => {
    expect(relativeError(elementwise(name).forward(z), a)).toBeLessThanOrEqual(2e-7);
  });
});
