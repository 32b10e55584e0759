import type { RandomGenerator } from '@vitrum/core';
import { frameSize, pixelCount } from './frame.ts';

/** How much the gray of a half-covered pixel varies, at most: up and down by this share of white. */
const grain = 0.12;

/** Coverage as bytes, moved by whole pixels, with grain where ink is neither full nor absent; written into a picture that is black. */
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
    // The edge of a line may reach half a pixel beyond the box, and there beyond the frame's side.
    const column = (index % frameSize) + right;
    if (column < 0 || column >= frameSize) continue;
    if (bitsLeft === 0) {
      bits = random.nextUint32();
      bitsLeft = 32;
    }
    // Four bits of chance for each pixel, as −1 … 1.
    const chance = (bits & 15) / 7.5 - 1;
    bits >>>= 4;
    bitsLeft -= 4;
    const noisy = ink + grain * chance * 4 * ink * (1 - ink);
    picture[index + offset] = Math.round(255 * Math.max(0, Math.min(noisy, 1)));
  }
}
