import type { Dataset } from '@vitrum/core';
import type { PicturePreparation } from '../encoding/image-encoding.ts';
import { isInDigitForm } from './digit-form.ts';
import { lookAtPicture, type PictureLook } from './picture-look.ts';
import type { GreyPicture } from './grey-picture.ts';

/** How new pictures are to be prepared, and what was seen that says so. */
export interface RecognisedPreparation {
  /** Undefined: as they are. */
  readonly preparation: PicturePreparation | undefined;
  readonly reason: string;
}

/** Pictures that are looked at, evenly spread. */
const lookedAt = 200;
/** So many of them have to agree. */
const majority = 0.9;
/** A border up to so bright is dark, and from there on light. */
const [darkest, lightest] = [32, 223];
/** Of fewer pixels a side, a picture has no border to speak of. */
const shortestSide = 8;

/** How a new picture becomes like the grey pictures of a dataset, by what most of these look like; undefined of anything else. */
export function recognisePreparation(dataset: Dataset): RecognisedPreparation | undefined {
  const pictures = greyPicturesOf(dataset);
  if (pictures.length === 0) return undefined;
  const share = (isOne: (picture: GreyPicture) => boolean): number => pictures.filter(isOne).length / pictures.length;
  const digits = share(isInDigitForm);
  if (digits >= majority) {
    return { preparation: 'digit', reason: `${percent(digits)} of the training pictures look like MNIST's: light strokes on black, as large and centred as those` };
  }
  const looks = new Map<GreyPicture, PictureLook>(pictures.map((picture) => [picture, lookAtPicture(picture)]));
  const borderOf = (picture: GreyPicture): number => looks.get(picture)?.border ?? 0;
  const dark = share((picture) => borderOf(picture) <= darkest);
  if (dark >= majority) return { preparation: 'light-on-dark', reason: `${percent(dark)} of the training pictures have a dark border` };
  const light = share((picture) => borderOf(picture) >= lightest);
  if (light >= majority) return { preparation: 'dark-on-light', reason: `${percent(light)} of the training pictures have a light border` };
  return { preparation: undefined, reason: 'the borders of the training pictures are neither dark nor light throughout' };
}

function greyPicturesOf(dataset: Dataset): readonly GreyPicture[] {
  const { size, inputShape: [height = 0, width = 0, channels = 1] } = dataset;
  const pixels = dataset.pixels?.bind(dataset);
  if (pixels === undefined || channels !== 1 || Math.min(height, width) < shortestSide) return [];
  const count = Math.min(size, lookedAt);
  return Array.from({ length: count }, (_, i) => ({ width, height, pixels: pixels(Math.floor((i * size) / count)) }));
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
