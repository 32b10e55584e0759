import { createRandom } from '@vitrum/tensor';
import type { GrayPicture } from '@vitrum/datasets';

/** How a digit is photographed. */
export interface Shot {
  /** Pixels of the photograph for one of the digit. */
  readonly scale: number;
  /** The frame, in pixels of the digit; it lies somewhere in it. */
  readonly frame: readonly [width: number, height: number];
  readonly isInverted: boolean;
  /** The light in the darkest corner; in the opposite one it is 1. */
  readonly dimmest: number;
  /** Standard deviation of the noise, of 255. */
  readonly noise: number;
  readonly seed: number;
}

/** Photographs a digit of 28 × 28 pixels: large, on paper that is not evenly lit, with noise. Written apart from what it tests. */
export function rephotograph(digit: ArrayLike<number>, shot: Shot): GrayPicture {
  const random = createRandom(shot.seed);
  const [width, height] = [Math.round(shot.frame[0] * shot.scale), Math.round(shot.frame[1] * shot.scale)];
  const [left, top] = [random.uniform(0, shot.frame[0] - 28), random.uniform(0, shot.frame[1] - 28)];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ink = inkAt(digit, (x + 0.5) / shot.scale - left - 0.5, (y + 0.5) / shot.scale - top - 0.5);
      const light = shot.dimmest + (1 - shot.dimmest) * ((x / width + y / height) / 2);
      const reflected = shot.isInverted ? light * (235 - 0.85 * ink) : light * (20 + 0.85 * ink);
      pixels[y * width + x] = Math.max(0, Math.min(255, Math.round(reflected + shot.noise * random.normal())));
    }
  }
  return { width, height, pixels };
}

function inkAt(digit: ArrayLike<number>, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const pixel = (dx: number, dy: number): number => {
    const [px, py] = [column + dx, row + dy];
    return px < 0 || py < 0 || px > 27 || py > 27 ? 0 : (digit[py * 28 + px] ?? 0);
  };
  const [right, down] = [x - column, y - row];
  const upper = (1 - right) * pixel(0, 0) + right * pixel(1, 0);
  const lower = (1 - right) * pixel(0, 1) + right * pixel(1, 1);
  return (1 - down) * upper + down * lower;
}
