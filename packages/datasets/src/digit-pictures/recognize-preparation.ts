import type { Dataset } from '@vitrum/core';
import type { PicturePreparation } from '../encoding/image-encoding.ts';
import { isInDigitForm } from './digit-form.ts';
import { inspectPicture, type PictureLook } from './picture-look.ts';
import type { GrayPicture } from './gray-picture.ts';

/** How new pictures are to be prepared, and what was seen that says so. */
export interface RecognizedPreparation {
  /** Undefined: as they are. */
  readonly preparation: PicturePreparation | undefined;
  readonly reason: string;
}

/** Pictures that are looked at, evenly spread. */
const inspectedCount = 200;
/** So many of them have to agree. */
const majority = 0.9;
/** A border up to so bright is dark, and from there on light. */
const [darkest, lightest] = [32, 223];
/** Of fewer pixels a side, a picture has no border to speak of. */
const minSide = 8;

/** How a new picture becomes like the gray pictures of a dataset, by what most of these look like; undefined of anything else. */
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
