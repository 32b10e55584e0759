import { VitrumError } from '@vitrum/core';
import { valuesAt } from '../space/values-at.ts';
import type { Search } from './search.ts';
import { sobolDimensions, type SobolDimension } from './sobol-directions.ts';
import { draws, randomOf } from './streams.ts';

const bits = 32;
const twoTo32 = 0x1_0000_0000;
const maxDimensions = sobolDimensions.length + 1;

/**
 * Points that fill the space more evenly than random ones: Sobol's sequence, shifted digit by digit with random numbers of the seed, which keeps
 * its evenness. A multiple of a power of two is a good number of trials.
 *
 * Source: Sobol' 1967, doi:10.1016/0041-5553(67)90144-9; the shift: Owen 1995, "Randomly permuted (t,m,s)-nets and (t,s)-sequences".
 */
export const sobolSearch: Search = {
  name: 'sobol',
  description: 'fills the space evenly with a shifted Sobol sequence',
  suggest: ({ space, seed, index }) => {
    if (space.length > maxDimensions) throw tooManySettings(space.length);
    const random = randomOf(seed, draws.shift, 0);
    return valuesAt(space, space.map((_, dimension) => ((sobolWord(index, dimension) ^ random.nextUint32()) >>> 0) / twoTo32));
  },
};

/**
 * The word of a point of Sobol's sequence in a dimension, both from 0 on: the exclusive or of the direction numbers where the point's
 * number has a 1. The coordinate is word / 2³².
 */
export function sobolWord(index: number, dimension: number): number {
  const directions = directionsOf(dimension);
  let word = 0;
  for (let bit = 0; bit < bits; bit++) {
    if (((index >>> bit) & 1) === 1) word ^= directions[bit] ?? 0;
  }
  return word >>> 0;
}

const known = new Map<number, readonly number[]>();

function directionsOf(dimension: number): readonly number[] {
  const found = known.get(dimension);
  if (found !== undefined) return found;
  const described = sobolDimensions[dimension - 1];
  const made = described === undefined ? Array.from({ length: bits }, (_, i) => (1 << (bits - 1 - i)) >>> 0) : extend(described);
  known.set(dimension, made);
  return made;
}

/** The recurrence v_i = a₁v_{i−1} ⊕ … ⊕ a_{s−1}v_{i−s+1} ⊕ v_{i−s} ⊕ (v_{i−s} ≫ s). */
function extend({ degree, coefficients, initial }: SobolDimension): readonly number[] {
  const directions = initial.map((number, i) => (number << (bits - 1 - i)) >>> 0);
  const at = (i: number): number => directions[i] ?? 0;
  for (let i = degree; i < bits; i++) {
    let word = at(i - degree) ^ (at(i - degree) >>> degree);
    for (let k = 1; k < degree; k++) {
      if (((coefficients >>> (degree - 1 - k)) & 1) === 1) word ^= at(i - k);
    }
    directions.push(word >>> 0);
  }
  return directions;
}

function tooManySettings(count: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `"search": sobol knows ${maxDimensions} dimensions, and the space has ${count} settings.`,
    hint: 'Try fewer settings, or search: random.',
  });
}
