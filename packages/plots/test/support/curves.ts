import type { Curve } from '@vitrum/plots';

type RealFunction = (x: number) => number;

/** A curve on even points from −4 to 4, an eighth apart; the central differences are those of the function. */
export function curveOf(value: RealFunction, derivative: RealFunction, title = 'example'): Curve {
  const h = 1e-4;
  const points = Array.from({ length: 65 }, (_, index) => {
    const x = -4 + index / 8;
    return { x, value: value(x), derivative: derivative(x), numerical: (value(x + h) - value(x - h)) / (2 * h) };
  });
  return { title, variable: 'z', symbol: 'φ', points };
}

export const square = curveOf((x) => x * x, (x) => 2 * x, 'square');
/** Wrong where x > 1. */
export const wrongSquare = curveOf((x) => x * x, (x) => (x > 1 ? 2 * x + 5 : 2 * x), 'wrong-square');
export const withoutDerivative = curveOf((x) => x * x, () => NaN, 'without-derivative');
/** Has a pole at zero, near which the derivative is −64. */
export const reciprocal = curveOf((x) => 1 / x, (x) => -1 / (x * x), 'reciprocal');
/** Central differences give one half in the kink at zero. */
export const relu = curveOf((x) => Math.max(0, x), (x) => (x > 0 ? 1 : 0), 'relu');
