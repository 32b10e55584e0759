import type { PictureShape } from './is-picture.ts';

/** A place in a picture with channels: a pixel of one of its maps. */
export interface PicturePlace {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

/** Where a number of a picture is, with channels last. */
export function placeIn([, width, channels]: PictureShape, index: number): PicturePlace {
  const pixel = Math.floor(index / channels);
  return { map: index % channels, row: Math.floor(pixel / width), column: pixel % width };
}

/** The index of a place, with channels last. */
export const indexIn = ([, width, channels]: PictureShape, { map, row, column }: PicturePlace): number =>
  (row * width + column) * channels + map;

/** `map 3, row 4, column 7`. */
export const placeInWords = ({ map, row, column }: PicturePlace): string => `map ${map}, row ${row}, column ${column}`;
