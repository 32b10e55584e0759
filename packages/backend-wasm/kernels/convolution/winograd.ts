import { relu } from '../activation/kinds';
import { activationForward } from '../activation/forward';
import { tileColumns, tileRows } from '../matmul/micro-kernel';
import { clearFloats } from '../simd/copy';
import { aligned, Convolution, convolutionBytes, placesOf } from './convolution';
import { copyToFrame } from './frame';
import { writeOutputs, transformInput, transformWeights } from './winograd-transforms';
import { windowTile } from './window-tile';

// Windows of 3 × 3 with a stride of 1: four places, 2 × 2, from the 4 × 4 numbers that they see, with 16 instead of 36 multiplications for
// each channel and filter. Lavin and Gray 2016, arXiv:1509.09308, F(2 × 2, 3 × 3). For multiples of 4 channels and 8 filters.

/** Squares of 2 × 2 places that are worked on together: whole tiles for either number of rows. */
const squares: i32 = 24;
/** Numbers of a transformed square of one channel. */
const points: i32 = 16;

/** What the kernel for tiles needs to know of a product, and zeros to begin from. */
// @ts-ignore: decorator
@unmanaged
class Tables {
  reads: usize;
  writes: usize;
  runs: usize;
  zeros: usize;
  weights: usize;
}

// @ts-ignore: decorator
@inline
const tablesBytes: usize = 64;

// @ts-ignore: decorator
@inline
function pointOfWeights(c: Convolution): usize {
  return <usize>(c.channels * c.filters) << 2;
}

/** Bytes between two points of squares that have `length` numbers each; 64 more keep them apart in the cache. */
// @ts-ignore: decorator
@inline
function pointBytes(length: i32): usize {
  return (<usize>(squares * length) << 2) + 64;
}

// @ts-ignore: decorator
@inline
function frameHeight(c: Convolution): i32 {
  return (c.outHeight + 1) / 2 * 2 + 2;
}

// @ts-ignore: decorator
@inline
function frameWidth(c: Convolution): i32 {
  return (c.outWidth + 1) / 2 * 2 + 2;
}

export function winogradShared(c: Convolution): usize {
  return convolutionBytes + tablesBytes + 256 + points * pointOfWeights(c) + 64;
}

// Scratch memory: the picture in its frame, where squares go, the squares, their products.

// @ts-ignore: decorator
@inline
function frameBytes(c: Convolution): usize {
  return aligned(<usize>(frameHeight(c) * frameWidth(c) * c.channels) << 2) + 64;
}

// @ts-ignore: decorator
@inline
const targetsBytes: usize = 512;

export function winogradScratch(c: Convolution): usize {
  return frameBytes(c) + targetsBytes + points * (pointBytes(c.channels) + pointBytes(c.filters)) + 64;
}

export function prepareWinograd(c: Convolution): void {
  const t = changetype<Tables>(changetype<usize>(c) + convolutionBytes);
  t.reads = changetype<usize>(t) + tablesBytes;
  t.writes = t.reads + 64;
  t.runs = t.writes + 64;
  t.zeros = t.runs + 64;
  t.weights = t.zeros + 64;
  for (let i = 0; i < tileRows; i++) {
    store<i32>(t.reads + (<usize>i << 2), (i * c.channels) << 2);
    store<i32>(t.writes + (<usize>i << 2), (i * c.filters) << 2);
  }
  store<i32>(t.runs, 0);
  clearFloats(t.zeros, tileColumns);
  transformWeights(c.weights, c.channels, c.filters, t.weights, pointOfWeights(c));
}

/** out = input ∗ weights + bias for some samples, and φ(out). */
export function convolveWinograd(c: Convolution, first: i32, count: i32, scratch: usize): void {
  const height = frameHeight(c), width = frameWidth(c);
  const targets = scratch + frameBytes(c);
  const seen = targets + targetsBytes;
  const inputBytes = <usize>(c.height * c.width * c.channels) << 2, outBytes = <usize>(placesOf(c) * c.filters) << 2;
  clearFloats(scratch, height * width * c.channels);
  let filled = 0;
  for (let sample = first; sample < first + count; sample++) {
    copyToFrame(c.input + <usize>sample * inputBytes, c.height, c.width, c.channels, scratch, height, width, c.top, c.left);
    for (let y = 0; y < c.outHeight; y += 2) {
      for (let x = 0; x < c.outWidth; x += 2) {
        const from = scratch + (<usize>((y * width + x) * c.channels) << 2);
        transformInput(from, <usize>(width * c.channels) << 2, c.channels, seen + (<usize>(filled * c.channels) << 2), pointBytes(c.channels));
        const target = targets + (<usize>filled << 3);
        store<u32>(target, <u32>(<usize>sample * outBytes + (<usize>((y * c.outWidth + x) * c.filters) << 2)));
        store<u32>(target, (y + 1 < c.outHeight ? 2 : 0) | (x + 1 < c.outWidth ? 1 : 0), 4);
        if (++filled < squares) continue;
        finishSquares(c, filled, targets, seen);
        filled = 0;
      }
    }
  }
  if (filled > 0) finishSquares(c, filled, targets, seen);
  if (c.activated == 0 || c.activation == relu) return;
  const begin = <usize>first * outBytes;
  activationForward(c.activation, c.slope, c.out + begin, c.activated + begin, count * placesOf(c) * c.filters);
}

/** Multiplies transformed squares with transformed weights, point by point, and writes the places that come of it. */
function finishSquares(c: Convolution, count: i32, targets: usize, seen: usize): void {
  const t = changetype<Tables>(changetype<usize>(c) + convolutionBytes);
  const products = seen + points * pointBytes(c.channels);
  const panel = <usize>(c.channels * tileColumns) << 2;
  let weights = t.weights;
  for (let point = 0; point < points; point++) {
    const from = seen + <usize>point * pointBytes(c.channels), to = products + <usize>point * pointBytes(c.filters);
    for (let f = 0; f < c.filters; f += tileColumns, weights += panel) {
      for (let i = 0; i < count; i += tileRows) {
        const x = from + (<usize>(i * c.channels) << 2), out = to + (<usize>(i * c.filters + f) << 2);
        windowTile(x, t.reads, t.runs, t.runs + 4, c.channels, weights, t.zeros, out, t.writes, 0);
      }
    }
  }
  const rectified = c.activation == relu ? c.activated : 0;
  for (let i = 0; i < count; i++, targets += 8) {
    const at = load<u32>(targets);
    const from = products + (<usize>(i * c.filters) << 2);
    writeOutputs(
      from, pointBytes(c.filters), c.bias, c.filters, c.out + at, rectified == 0 ? 0 : rectified + at, c.outWidth, load<i32>(targets, 4),
    );
  }
}
