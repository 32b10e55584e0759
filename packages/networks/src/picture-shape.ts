import { VitrumError, type Shape } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';

/**
 * Height and width of pictures of shape [height, width] or [height, width, channels].
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures, or are smaller than the network needs
 */
export function pictureShape(network: string, shape: Shape, minLength: number): readonly [height: number, width: number] {
  const [height, width] = shape;
  if (height === undefined || width === undefined || shape.length > 3) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `The network "${network}" takes pictures of shape [height, width, channels] or [height, width], got ${formatShape(shape)}.`,
      hint: 'Choose a dataset of pictures, or a network for vectors: "mlp".',
    });
  }
  if (height >= minLength && width >= minLength) return [height, width];
  const axis = height < minLength ? 'height' : 'width';
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The network "${network}" needs pictures of at least [${minLength}, ${minLength}], got ${formatShape(shape)}: the ${axis} is too small.`,
    hint: 'Choose larger pictures, or the network "mlp".',
  });
}
