import type { Scaling } from '@vitrum/core';
import { learnScaling } from '@vitrum/datasets';
import { sizeOf } from '@vitrum/tensor';
import type { ArrayInput } from './array-input.ts';

/** Maximum number of values inspected to learn the scaling; larger data are sampled at evenly spaced rows. */
const maxNumbers = 16_777_216;

/**
 * Learns the scaling of inputs from the training part: per column for vectors, one offset and scale for pictures and other arrays
 * of several axes. Undefined: bytes are divided by 255, others unchanged.
 *
 * @param indices - The samples of the training part; all by default.
 * @throws VITRUM_INVALID_DATASET when one of them is not finite
 */
export async function learnInputScaling(
  input: ArrayInput,
  method: 'auto' | 'none' | 'min-max' | 'standard',
  indices?: Uint32Array,
): Promise<Scaling | undefined> {
  if (method === 'none') return input.kind === 'byte' ? unscaled : undefined;
  if (method === 'auto') return undefined;
  const rows = input.open(unscaled);
  try {
    const length = sizeOf(input.shape);
    const chosen = evenlySpread(indices, input.count, Math.max(1, Math.floor(maxNumbers / length)));
    const values = input.isSingle ? new Float32Array(chosen.length * length) : new Float64Array(chosen.length * length);
    const block = await rows.load?.(chosen);
    chosen.forEach((index, i) => (block ?? rows).read(block === undefined ? index : i, values, i * length));
    return learnScaling(values, input.shape.length > 1 ? 1 : length, method);
  } finally {
    rows.close?.();
  }
}

const unscaled: Scaling = { offsets: [0], scales: [1] };

function evenlySpread(indices: Uint32Array | undefined, count: number, max: number): Uint32Array {
  const available = indices?.length ?? count;
  const wanted = Math.min(available, max);
  return Uint32Array.from({ length: wanted }, (_, i) => {
    const place = Math.floor((i * available) / wanted);
    return indices?.[place] ?? place;
  });
}
