import { VitrumError, type Dataset, type PictureShape } from '@vitrum/core';

/**
 * The size of a dataset's pictures, for an augmentation of pictures.
 *
 * @throws VITRUM_SHAPE_MISMATCH when its samples are no pictures
 */
export function pictureShapeOf({ name, inputShape }: Pick<Dataset, 'name' | 'inputShape'>, augmentation: string): PictureShape {
  const [height, width, channels = 1] = inputShape;
  if (height !== undefined && width !== undefined && inputShape.length <= 3) return { height, width, channels };
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message:
      `The augmentation "${augmentation}" changes pictures, [height, width] or [height, width, channels]; ` +
      `a sample of the dataset "${name}" has the shape [${inputShape.join(', ')}], and is none.`,
    hint: 'Leave the augmentation out, or take a dataset of pictures; "mixup" takes samples of any form.',
  });
}
