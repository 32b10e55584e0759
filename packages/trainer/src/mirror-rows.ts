import { VitrumError, type Shape, type Tensor } from '@vitrum/core';
import { pictureFormOf } from '@vitrum/network';
import { formatShape, rowsOf, tensorFrom } from '@vitrum/tensor';

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
  const { height, width, channels } = picture;
  return (inputs) => {
    const mirrored = tensorFrom(inputs.shape, inputs.data.slice());
    const from = rowsOf(inputs);
    for (const [sample, to] of rowsOf(mirrored).entries()) {
      for (let pixel = 0; pixel < height * width; pixel++) {
        const opposite = pixel + width - 1 - 2 * (pixel % width);
        for (let channel = 0; channel < channels; channel++) {
          to[pixel * channels + channel] = from[sample]?.[opposite * channels + channel] ?? NaN;
        }
      }
    }
    return mirrored;
  };
}
