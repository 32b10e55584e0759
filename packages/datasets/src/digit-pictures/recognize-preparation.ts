import type { Dataset } from '@vitrum/core';
import type { PicturePreparation } from '../encoding/image-encoding.ts';
import { isInDigitForm } from './digit-form.ts';
import { inspectPicture, type PictureLook } from './picture-look.ts';
import type { GrayPicture } from './gray-picture.ts';

/** The preprocessing for new pictures, with its evidence. */
export interface RecognizedPreparation {
  /** Undefined: none. */
  readonly preparation: PicturePreparation | undefined;
  readonly reason: string;
}

/** Number of pictures inspected, evenly spaced. */
const inspectedCount = 200;
/** Minimum fraction of them that must agree. */
const majority = 0.9;
/** Maximum brightness of a dark border, and minimum brightness of a light one. */
const [darkest, lightest] = [32, 223];
/** Minimum side of a picture with a meaningful border. */
const minSide = 8;

/** Detects the preprocessing that makes new pictures like the grayscale pictures of a dataset; undefined for other data. */
export function recognizePreparation(dataset: Dataset): RecognizedPreparation | undefined {
  const pictures = grayPicturesOf(dataset);
  if (pictures.length === 0) return undefined;
  const share = (isOne: (picture: GrayPicture) => boolean): number => pictures.filter(isOne).length / pictures.length;
  const digits = share(isInDigitForm);
  if (digits >= majority) {
    return { preparation: 'digit', reason: `${percent(digits)} of the training pictures look like MNIST's: light strokes on black, as large and centered as those` };
  }
  const looks = new Map<GrayPicture, PictureLook>(pictures.map((picture) => [picture, inspectPicture(picture)]));
  const borderOf = (picture: GrayPicture): number => looks.get(picture)?.border ?? 0;
  const dark = share((picture) => borderOf(picture) <= darkest);
  if (dark >= majority) return { preparation: 'light-on-dark', reason: `${percent(dark)} of the training pictures have a dark border` };
  const light = share((picture) => borderOf(picture) >= lightest);
  if (light >= majority) return { preparation: 'dark-on-light', reason: `${percent(light)} of the training pictures have a light border` };
  return { preparation: undefined, reason: 'the borders of the training pictures are neither dark nor light throughout' };
}

function grayPicturesOf(dataset: Dataset): readonly GrayPicture[] {
  const { size, inputShape: [height = 0, width = 0, channels = 1] } = dataset;
  const pixels = dataset.pixels?.bind(dataset);
  if (pixels === undefined || channels !== 1 || Math.min(height, width) < minSide) return [];
  const count = Math.min(size, inspectedCount);
  return Array.from({ length: count }, (_, i) => ({ width, height, pixels: pixels(Math.floor((i * size) / count)) }));
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
