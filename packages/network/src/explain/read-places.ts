import { sizeOf, tensorFrom } from '@vitrum/tensor';
import type { Network } from '../network.ts';

/** A unit that reads more numbers than these is not taken apart. */
const maxPlaces = 1000;

/**
 * The inputs that an output of an isolated layer reads, in rising order: raised by itself above zeros, each of them changes it. Halves of the
 * inputs that change nothing are left out at once, so that a window is found in some dozens of passes. Undefined for more than 1,000.
 */
export function readPlaces(alone: Network, unit: number): readonly number[] | undefined {
  const size = sizeOf(alone.inputShape);
  const inputs = tensorFrom([1, ...alone.inputShape], new Float64Array(size));
  const outputOf = (first: number, end: number): number => {
    inputs.data.fill(0);
    // Not all by the same amount, which a normalization of the whole sample would take away again.
    for (let i = first; i < end; i++) inputs.data[i] = 1 + (((i - first) * golden) % 1);
    return alone.forward(inputs).data[unit] ?? NaN;
  };
  const still = outputOf(0, 0);
  const found: number[] = [];
  const search = (first: number, end: number): boolean => {
    if (outputOf(first, end) === still) return true;
    if (end - first > 1) {
      const middle = Math.floor((first + end) / 2);
      return search(first, middle) && search(middle, end);
    }
    found.push(first);
    return found.length <= maxPlaces;
  };
  return search(0, size) ? found : undefined;
}

/** Its multiples are spread evenly between 0 and 1. */
const golden = (Math.sqrt(5) - 1) / 2;
