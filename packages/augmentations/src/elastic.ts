import { defineAugmentation, type PictureShape, type RandomGenerator } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { resampleMoved } from '@vitrum/tensor/picture/moved';
import { blurAround, gaussianKernel } from './gaussian-blur.ts';
import { fill } from './options.ts';

/**
 * Elastic distortion: x′(p) = x(p + α·(G_σ ∗ u)(p)). The field u has a number uniform in [−1, 1], of 256 values, for every pixel and axis, and
 * is smoothed by a Gaussian of standard deviation σ that sums to 1 (cut off at 2.5 σ); bilinear between pixels. Points move by about α·0.163/σ pixels
 * on an axis (standard deviation).
 *
 * The smoothed numbers are those of one large field, whose borders meet: of every sample, a window at a random place gives the moves
 * along x, another one those along y. Smoothing anew for every sample would take several times as long as a training step on it.
 *
 * Source: Simard, Steinkraus & Platt 2003, doi:10.1109/ICDAR.2003.1227801, section 2.
 */
export const elastic = /* @__PURE__ */ defineAugmentation({
  name: 'elastic',
  description: 'Distorts the picture smoothly, like variations in handwriting',
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

/** A field of this side has 65,536 places for a window, and pairs of them for four billion samples. */
const minSide = 256;

/** What draws the displacement of every pixel, x and y by turns, in the same memory each time. */
function createMoves({ height, width }: PictureShape, alpha: number, sigma: number): (draws: RandomGenerator) => Float32Array {
  let side = minSide;
  while (side < 2 * Math.max(height, width, 4 * sigma)) side *= 2;
  const field = smoothField(side, alpha, sigma);
  // With its first columns once more behind the last ones, so that a window is never torn apart.
  const lineLength = side + width;
  const lines = Float32Array.from({ length: side * lineLength }, (_, i) => field[Math.floor(i / lineLength) * side + ((i % lineLength) & (side - 1))] ?? 0);
  const moves = new Float32Array(2 * height * width);
  const mask = side - 1;
  return (draws) => {
    const [x, y] = [draws.integer(side * side), draws.integer(side * side)];
    const [topX, topY] = [Math.floor(x / side), Math.floor(y / side)];
    for (let row = 0, at = 0; row < height; row++) {
      let placeX = ((topX + row) & mask) * lineLength + (x & mask);
      let placeY = ((topY + row) & mask) * lineLength + (y & mask);
      for (let column = 0; column < width; column++, at += 2) {
        moves[at] = lines[placeX++] ?? 0;
        moves[at + 1] = lines[placeY++] ?? 0;
      }
    }
    return moves;
  };
}

/** α·(G_σ ∗ u), always of the same u. */
function smoothField(side: number, alpha: number, sigma: number): Float32Array {
  const random = createRandom(0);
  const field = new Float32Array(side * side);
  // A byte is plenty for a number that is averaged with its neighbors.
  for (let i = 0; i < field.length; i += 4) {
    const word = random.nextUint32();
    for (let byte = 0; byte < 4; byte++) field[i + byte] = ((word >>> (8 * byte)) & 0xff) / 127.5 - 1;
  }
  blurAround(field, side, gaussianKernel(sigma));
  for (let i = 0; i < field.length; i++) field[i] = alpha * (field[i] ?? 0);
  return field;
}
