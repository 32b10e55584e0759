import { VitrumError, type Shape } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';

/**
 * The input shape of a layer with one input.
 *
 * @throws VITRUM_SHAPE_MISMATCH if there are several
 */
export function oneInput(type: string, [shape, ...others]: readonly [Shape, ...Shape[]]): Shape {
  if (others.length === 0) return shape;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The layer "${type}" reads one input, got ${others.length + 1}: ${[shape, ...others].map(formatShape).join(', ')}.`,
    hint: 'Name one layer in "inputs", or put an "add" or a "concat" before it.',
  });
}
