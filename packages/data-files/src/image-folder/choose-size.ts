import { decodePicture } from '../pictures/decode-picture.ts';
import type { ListedPicture } from './list-pictures.ts';

/** Pictures that are looked at to see how large they are. */
const inspectedCount = 50;

/** A size of more than this is not kept: a dense network has a weight for every pixel and unit. */
const maxKeptSize = 64;

/** What larger pictures become. */
const usualSize = 32;

/** A width and a height. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A size, and what decided it. */
export interface ChosenSize {
  readonly size: Size;
  readonly reason: string;
}

/**
 * The size that pictures are brought to where nobody says it: that which most of them have, where it is at most 64 × 64, else
 * 32 × 32. Up to 50 pictures, evenly spread, are looked at.
 */
export async function chooseSize(pictures: readonly ListedPicture[]): Promise<ChosenSize> {
  const count = Math.min(inspectedCount, pictures.length);
  const sizes = new Map<string, { size: Size; count: number }>();
  for (let i = 0; i < count; i++) {
    const picture = pictures[Math.floor((i * pictures.length) / count)];
    // A damaged one is reported where it is read.
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
