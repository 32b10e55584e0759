import { decodePicture } from '../pictures/decode-picture.ts';
import type { ListedPicture } from './list-pictures.ts';

/** Number of pictures inspected to choose the size. */
const inspectedCount = 50;

/** Larger sizes are not kept: a dense network has a weight for every pixel and unit. */
const maxKeptSize = 64;

/** The size to which larger pictures are scaled. */
const usualSize = 32;

/** A width and a height. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A size, and the reason for it. */
export interface ChosenSize {
  readonly size: Size;
  readonly reason: string;
}

/**
 * The default size: the most frequent one if it is at most 64 × 64, else 32 × 32. Up to 50 evenly spaced pictures are inspected.
 */
export async function chooseSize(pictures: readonly ListedPicture[]): Promise<ChosenSize> {
  const count = Math.min(inspectedCount, pictures.length);
  const sizes = new Map<string, { size: Size; count: number }>();
  for (let i = 0; i < count; i++) {
    const picture = pictures[Math.floor((i * pictures.length) / count)];
    // Damaged pictures are reported when read.
    const size = picture && (await decodePicture(picture.path).catch(() => undefined));
    if (size === undefined) continue;
    const key = `${size.width}×${size.height}`;
    const known = sizes.get(key) ?? { size: { width: size.width, height: size.height }, count: 0 };
    sizes.set(key, { ...known, count: known.count + 1 });
  }
  const [common] = [...sizes.values()].sort((a, b) => b.count - a.count);
  const isKept = common !== undefined && common.size.width <= maxKeptSize && common.size.height <= maxKeptSize;
  if (isKept) return { size: common.size, reason: `${common.count} of the ${count} pictures that were looked at have it` };
  const seen = common === undefined ? 'no picture tells' : `most pictures have ${common.size.width} × ${common.size.height}, more than ${maxKeptSize} × ${maxKeptSize}`;
  return { size: { width: usualSize, height: usualSize }, reason: seen };
}
