import type { Activation, FloatArray, RowwiseActivation } from '@vitrum/core';
import { wholeRange } from '../../numerics/find-steps.ts';
import { derivativePoints, wholeRangePoints } from '../../numerics/sample-points.ts';
import type { FunctionTable, NumberFunction, RowFunction } from '../functions/function-table.ts';
import { sampleRows, weightsFor } from './rows.ts';

const finiteHint =
  'Every finite z must give a finite value: one that is not makes a whole network NaN. Take e^x of negative numbers alone, or return the ' +
  'limit for large |z|; and look for ∞ − ∞, ∞/∞, 0 · ∞, 0/0, and roots or logarithms of negative numbers.';

/** The functions of an activation: φ with φ′, or a row with Jᵀ·da. */
export function activationTable(activation: Activation): FunctionTable {
  if (activation.kind === 'rowwise') return { numbers: [], scanned: [], rows: [rowFunction(activation)] };
  const { forward, derivative, kinks = [] } = activation;
  const numbers: readonly NumberFunction[] = [{
    names: { value: 'φ', slope: 'φ′', variable: 'z' },
    f: forward,
    // As in backpropagation: with the already computed a = φ(z).
    derivative: derivative && ((z) => derivative(z, forward(z))),
    swapped: derivative && ((z) => derivative(forward(z), z)),
    swappedHint: 'It would be right with its arguments swapped: derivative(z, a) is given z first and a = φ(z) second.',
    kinks,
    namesKink: (z, margin) => kinks.some((kink) => Math.abs(z - kink) <= margin),
    kinkProperty: 'kinks',
    kinkHint: (found) => `Write kinks: [${[...kinks, ...found.map(({ x }) => x)].sort((a, b) => a - b).join(', ')}].`,
    valuePoints: wholeRangePoints(),
    slopePoints: derivativePoints(),
    ranges: wholeRange,
    finiteHint,
  }];
  return { numbers, scanned: numbers, rows: [] };
}

/** C = da·a has the gradient dz. */
function rowFunction(activation: RowwiseActivation): RowFunction {
  return {
    names: { value: 'a', gradient: 'dz', x: 'z', other: 'da' },
    samples: sampleRows().map((x, n) => ({ x, other: [...weightsFor(x, n)] })),
    extremes: [],
    values: (z) => forwardRow(activation, z),
    cost: (z, da) => [...forwardRow(activation, z)].reduce((sum, a, i) => sum + a * (da[i] ?? NaN), 0),
    gradient: (z, da) => {
      const dz = z.map(() => 0);
      activation.backward(z, forwardRow(activation, z), da, dz);
      return dz;
    },
    gradientHint: 'dz[i] is Σⱼ da[j] · ∂a[j]/∂z[i]: every output counts.',
    finiteHint,
  };
}

/** a of a row, in z's precision. */
export function forwardRow(activation: RowwiseActivation, z: FloatArray): FloatArray {
  const a = z.map(() => 0);
  activation.forward(z, a);
  return a;
}
