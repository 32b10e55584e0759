import { defineAugmentation, type PictureShape, type RandomGenerator } from '@vitrum/core';
import { resampleMoved } from '@vitrum/tensor';
import { createBlur, gaussianKernel } from './gaussian-blur.ts';
import { fill } from './options.ts';

/**
 * Elastic distortion: x′(p) = x(p + α·(G_σ ∗ u)(p)). The field u has a number uniform in [−1, 1], of 256 values, for every pixel and axis, and is
 * smoothed by a Gaussian of standard deviation σ that sums to 1 (cut off at 2.5 σ, 0 beyond the border); bilinear between pixels.
 * Inside of a picture, points move by about α·0.163/σ pixels on an axis (standard deviation).
 *
 * Source: Simard, Steinkraus & Platt 2003, doi:10.1109/ICDAR.2003.1227801, section 2.
 */
export const elastic = defineAugmentation({
  name: 'elastic',
  description: 'Distorts the picture smoothly, as a hand that writes does',
  formula: 'x(p + α · (G_σ ∗ u)(p)), u(p) ~ U(−1, 1)²',
  source: 'Simard, Steinkraus & Platt 2003, doi:10.1109/ICDAR.2003.1227801, section 2',
  since: '0.1.0',
  options: {
    alpha: { type: 'number', default: 34, minimum: 0, maximum: 1000, description: 'α: how far points move, in pixels.' },
    sigma: { type: 'number', default: 4, minimum: 0.5, maximum: 100, description: 'σ: how smooth the distortion is, in pixels.' },
    fill,
  },
  create: ({ alpha, sigma, fill: beyond }) => ({
    bind: (picture) => {
      const draw = createMoves(picture, alpha, sigma);
      return (from, to, draws) => {
        resampleMoved(from, to, picture, draw(draws), beyond);
      };
    },
  }),
});

/** What draws the displacement of every pixel, x and y by turns, in the same memory each time. */
function createMoves({ height, width }: PictureShape, alpha: number, sigma: number): (draws: RandomGenerator) => Float32Array {
  const blur = createBlur(height, width, gaussianKernel(sigma));
  const [dx, dy] = [new Float32Array(height * width), new Float32Array(height * width)];
  const moves = new Float32Array(2 * height * width);
  return (draws) => {
    // A byte is plenty for a number that is averaged with its neighbors: one draw gives both axes of two pixels.
    for (let i = 0; i < dx.length; i += 2) {
      const word = draws.nextUint32();
      dx[i] = fraction(word >>> 24);
      dy[i] = fraction((word >>> 16) & 0xff);
      dx[i + 1] = fraction((word >>> 8) & 0xff);
      dy[i + 1] = fraction(word & 0xff);
    }
    blur(dx);
    blur(dy);
    for (let i = 0; i < dx.length; i++) {
      moves[2 * i] = alpha * (dx[i] ?? 0);
      moves[2 * i + 1] = alpha * (dy[i] ?? 0);
    }
    return moves;
  };
}

/** A byte as a number from −1 to 1. */
const fraction = (byte: number): number => byte / 127.5 - 1;
