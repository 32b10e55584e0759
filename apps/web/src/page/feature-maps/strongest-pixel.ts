import type { PictureForm } from '@vitrum/network';

/** The index of the number with the largest magnitude in a map; the map's first one where there are none yet. */
export function strongestPixel(values: Float32Array | undefined, { height, width, channels }: PictureForm, map: number): number {
  let [strongest, size] = [map, -1];
  for (let index = map; index < height * width * channels; index += channels) {
    const magnitude = Math.abs(values?.[index] ?? 0);
    if (magnitude > size) [strongest, size] = [index, magnitude];
  }
  return strongest;
}
