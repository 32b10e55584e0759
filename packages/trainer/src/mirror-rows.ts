import { VitrumError, type Shape, type Tensor } from '@vitrum/core';
import { pictureFormOf } from '@vitrum/network/internal';
import { formatShape, rowsOf, tensorFrom } from '@vitrum/tensor';
import { resampleAffine } from '@vitrum/tensor/picture';

/** (−x, y), in pixels from the middle. */
const leftForRight = /* @__PURE__ */ Float64Array.of(-1, 0, 0, 0, 1, 0);

/**
 * Makes mirror images, left for right, of the pictures that a batch's rows are.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures
 */
export function createMirror(sampleShape: Shape): (inputs: Tensor) => Tensor {
  const picture = pictureFormOf(sampleShape);
  if (picture === undefined) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `Only pictures, [height, width] or [height, width, channels], have mirror images; these samples have the shape ${formatShape(sampleShape)}.`,
      hint: 'Evaluate without mirror images.',
    });
  }
  return (inputs) => {
    const mirrored = tensorFrom(inputs.shape, inputs.data.slice());
    const from = rowsOf(inputs);
    for (const [sample, to] of rowsOf(mirrored).entries()) resampleAffine(from[sample] ?? to, to, picture, leftForRight, 'zero');
    return mirrored;
  };
}
