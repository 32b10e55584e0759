import type { Shape, Tensor } from '@vitrum/core';
import type { PoolOperands } from '@vitrum/core/internal';
import { reshaped } from '@vitrum/tensor';
import { pictureShape, windowPlaces, type Padding } from './picture-window.ts';

/** The options of a layer that pools pictures. */
export const pool2dOptions = {
  poolSize: { type: 'integer', minimum: 1, default: 2, description: 'Height and width of the window.' },
  stride: { type: 'integer', minimum: 0, default: 0, description: 'How far the window moves; 0 for the size of the window.' },
  padding: { type: 'string', default: 'valid', choices: ['valid', 'same', 'exact'], description: 'What happens to pixels that do not fill a whole window: they are left out (`valid`), windows reach beyond the border (`same`), or it is an error (`exact`).' },
} as const;

/** A window on pictures of a known shape. */
export interface Pool2d {
  readonly outputShape: Shape;
  /** The operands of a pooling operation, from a batch of pictures to a batch of outputs. */
  operandsOf(input: Tensor, output: Tensor): PoolOperands;
  /** The same memory as [batch, height, width, channels]. */
  asPictures(input: Tensor): Tensor;
  asOutputs(output: Tensor): Tensor;
}

/**
 * Lays a window over pictures [height, width, channels] or [height, width]; what comes out has as many axes.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures, and for a window that does not fit
 */
export function pool2d(
  layer: string, shape: Shape, { poolSize: size, stride: given, padding }: { readonly poolSize: number; readonly stride: number; readonly padding: Padding },
): Pool2d {
  const [height, width, channels] = pictureShape(layer, shape);
  const stride = given === 0 ? size : given;
  const { rows, columns, before } = windowPlaces(layer, { name: 'poolSize' }, shape, { size, stride, padding });
  const asPictures = (input: Tensor): Tensor => reshaped(input, [input.shape[0] ?? 0, height, width, channels]);
  const asOutputs = (output: Tensor): Tensor => reshaped(output, [output.shape[0] ?? 0, rows, columns, channels]);
  return {
    outputShape: [rows, columns, ...shape.slice(2)],
    asPictures,
    asOutputs,
    operandsOf: (input, output) => ({ input: asPictures(input), out: asOutputs(output), size, stride, padding: before }),
  };
}
