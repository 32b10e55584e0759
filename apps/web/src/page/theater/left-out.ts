import type { DropMask, PictureForm } from '@vitrum/network';
import type { ShownStep } from '../../shared/api/theater.ts';

/** Whether a step leaves out a whole map of a picture. */
export function isMapLeftOut({ factors }: DropMask, { channels }: PictureForm, map: number): boolean {
  for (let index = map; index < factors.length; index += channels) if (factors[index] !== 0) return false;
  return true;
}

/** Paints the pixels of a map that a step leaves out as a chessboard, which no number looks like. */
export function paintLeftOut(image: ImageData, { factors }: DropMask, { width, channels }: PictureForm, map: number): void {
  const colors = new Uint32Array(image.data.buffer);
  for (let pixel = 0; pixel < colors.length; pixel++) {
    if (factors[pixel * channels + map] === 0) colors[pixel] = ((pixel % width) + Math.floor(pixel / width)) % 2 === 0 ? gray : dark;
  }
}

/** Red, green, blue and opacity, from the lowest byte on. */
const [gray, dark] = [0xffb0b0b0, 0xff707070];

/** How much is left out, in a sentence for each layer. */
export function leftOutInWords({ masks }: Pick<ShownStep, 'masks'>): string {
  return masks.map(({ layer, dropped, factors }) => {
    const factor = factors.find((each) => each !== 0);
    const rest = factor === undefined || factor === 1 ? '' : `, the others count × ${Number(factor.toFixed(3))}`;
    return `Layer ${layer + 1} leaves out ${dropped} of ${factors.length} at this step${rest}.`;
  }).join(' ');
}
