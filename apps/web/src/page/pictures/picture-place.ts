import type { PictureForm } from '@vitrum/network';
import { placeIn } from '@vitrum/network/internal';

/** A place in a picture with channels: a pixel of one of its maps. */
export interface PicturePlace {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

/** Where a number of a picture is. */
export function pixelAt({ height, width, channels }: PictureForm, index: number): PicturePlace {
  const [row = 0, column = 0, map = 0] = placeIn([height, width, channels], index);
  return { map, row, column };
}

/** The index of a place. */
export const indexIn = ({ width, channels }: PictureForm, { map, row, column }: PicturePlace): number =>
  (row * width + column) * channels + map;

/** `map 3, row 4, column 7`. */
export const placeInWords = ({ map, row, column }: PicturePlace): string => `map ${map}, row ${row}, column ${column}`;
