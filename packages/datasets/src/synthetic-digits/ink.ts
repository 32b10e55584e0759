import type { RandomGenerator } from '@vitrum/core';
import { frameSize, pixelCount } from './frame.ts';

/** Maximum variation of the gray of a half-covered pixel, as a fraction of white. */
const grain = 0.12;

/**
 * Converts coverage to bytes, shifted by whole pixels, with grain in partly covered pixels; written into an initially black
 * picture.
 */
export function developInk(
  coverage: Float32Array,
  { right, down }: { right: number; down: number },
  random: RandomGenerator,
  picture: Uint8Array,
): void {
  const offset = down * frameSize + right;
  let bits = 0;
  let bitsLeft = 0;
  for (let index = 0; index < pixelCount; index++) {
    const ink = coverage[index] ?? 0;
    if (ink === 0) continue;
    // The edge of a line may extend half a pixel beyond the box, and thus beyond the frame.
    const column = (index % frameSize) + right;
    if (column < 0 || column >= frameSize) continue;
    if (bitsLeft === 0) {
      bits = random.nextUint32();
      bitsLeft = 32;
    }
    // Four random bits per pixel, as −1 … 1.
    const chance = (bits & 15) / 7.5 - 1;
    bits >>>= 4;
    bitsLeft -= 4;
    const noisy = ink + grain * chance * 4 * ink * (1 - ink);
    picture[index + offset] = Math.round(255 * Math.max(0, Math.min(noisy, 1)));
  }
}
