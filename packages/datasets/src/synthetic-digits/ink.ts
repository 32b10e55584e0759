import type { RandomGenerator } from '@vitrum/core';
import { frameSize, pixelCount } from './frame.ts';

/** How much the grey of a half-covered pixel varies, at most: up and down by this share of white. */
const grain = 0.25;

/** Coverage as bytes, moved by whole pixels, with grain where ink is neither full nor absent. */
export function developInk(coverage: Float32Array, { right, down }: { right: number; down: number }, random: RandomGenerator): Uint8Array {
  const bytes = new Uint8Array(pixelCount);
  const offset = down * frameSize + right;
  let bits = 0;
  let bitsLeft = 0;
  for (let index = 0; index < pixelCount; index++) {
    const ink = coverage[index] ?? 0;
    if (ink === 0) continue;
    if (bitsLeft === 0) {
      bits = random.nextUint32();
      bitsLeft = 4;
    }
    // A byte of chance for each pixel that has ink, as −1 … 1.
    const chance = (bits & 255) / 127.5 - 1;
    bits >>>= 8;
    bitsLeft--;
    const noisy = ink + grain * chance * 4 * ink * (1 - ink);
    const target = index + offset;
    // The edge of a line may reach half a pixel beyond the box, and there beyond the frame's side.
    const column = (index % frameSize) + right;
    if (column >= 0 && column < frameSize) bytes[target] = Math.max(0, Math.min(255, Math.round(255 * noisy)));
  }
  return bytes;
}
