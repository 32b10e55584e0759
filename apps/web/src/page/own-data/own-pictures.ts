import { writeIdx } from '@vitrum/datasets';
import type { OwnPictures } from '../../shared/api/own-data.ts';
import { inTurns, pictureSide, type OwnClass } from './own-classes.ts';

let made = 0;

/** A visitor's classes as a pair of IDX files, which the command line reads as well. */
export function ownPicturesOf(all: readonly OwnClass[]): OwnPictures {
  const { pictures, labels } = inTurns(all);
  const bytes = new Uint8Array(pictures.length * pictureSide * pictureSide);
  for (const [place, picture] of pictures.entries()) bytes.set(picture, place * pictureSide * pictureSide);
  const name = `my-pictures-${++made}`;
  const file = (ending: string, content: Uint8Array): File => new File([Uint8Array.from(content)], `${name}-${ending}.idx`);
  return {
    images: file('images', writeIdx({ shape: [pictures.length, pictureSide, pictureSide], data: bytes })),
    labels: file('labels', writeIdx({ shape: [labels.length], data: labels })),
    classes: all.map(({ name: called }) => called.trim()),
  };
}
