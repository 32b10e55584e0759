import { clearFloats } from '../simd/copy';
import { nonZeroMaskOf } from '../simd/non-zero-mask';
import { entryBytes } from '../sparse/entries';
import { addRun } from './add-run';
import { aligned, Convolution, placesOf, convolutionBytes } from './convolution';
import { copyToFrame } from './frame';

// Pictures of few channels, most of whose pixels are zero: the others are listed, and the filters' rows of ∂C/∂out around them
// added up, scaled. For a stride of 1 and a single group.

// @ts-ignore: decorator
@inline
function above(c: Convolution): i32 {
  return max(0, (c.kernelHeight - 1) * c.dilation - c.top);
}

// @ts-ignore: decorator
@inline
function before(c: Convolution): i32 {
  return max(0, (c.kernelWidth - 1) * c.dilation - c.left);
}

// @ts-ignore: decorator
@inline
function frameHeight(c: Convolution): i32 {
  return above(c) + c.top + c.height;
}

// @ts-ignore: decorator
@inline
function frameWidth(c: Convolution): i32 {
  return before(c) + c.left + c.width;
}

export function listedInputWeightGradientShared(c: Convolution): usize {
  return convolutionBytes;
}

// Scratch memory: ∂C/∂out in its frame, the ends of the lists, the lists.

// @ts-ignore: decorator
@inline
function frameSize(c: Convolution): usize {
  return aligned(<usize>(frameHeight(c) * frameWidth(c) * c.filters) << 2) + 64;
}

export function listedInputWeightGradientScratch(c: Convolution): usize {
  return frameSize(c) + aligned(<usize>c.channels << 2) + <usize>(c.height * c.width * c.channels) * entryBytes + 64;
}

/** part = Σ ∂C/∂weights over some samples, from ∂C/∂out; zeros of the input are passed over. */
export function convolveListedInputWeightGradient(c: Convolution, first: i32, count: i32, part: usize, scratch: usize): void {
  const ends = scratch + frameSize(c);
  const lists = ends + aligned(<usize>c.channels << 2);
  const height = frameHeight(c), width = frameWidth(c);
  clearFloats(scratch, height * width * c.filters);
  clearFloats(part, c.kernelHeight * c.kernelWidth * c.channels * c.filters);
  const inputLength = c.height * c.width * c.channels, outLength = placesOf(c) * c.filters;
  for (let sample = first; sample < first + count; sample++) {
    const out = c.out + (<usize>sample * <usize>outLength << 2);
    copyToFrame(out, c.outHeight, c.outWidth, c.filters, scratch, height, width, above(c), before(c));
    listChannels(c, c.input + (<usize>sample * <usize>inputLength << 2), ends, lists);
    addRows(c, scratch, ends, lists, part);
  }
}

/** Lists for each channel its pixels, as offsets in the frame. */
function listChannels(c: Convolution, input: usize, ends: usize, lists: usize): void {
  const row = c.width * c.channels, pixelBytes = c.filters << 2;
  const capacity = <usize>(c.height * c.width) * entryBytes;
  for (let channel = 0; channel < c.channels; channel++) store<usize>(ends + (<usize>channel << 2), lists + <usize>channel * capacity);
  for (let y = 0; y < c.height; y++, input += <usize>row << 2) {
    const begin = y * frameWidth(c) * pixelBytes;
    for (let p = 0; p < row; p += 16) {
      let mask = nonZeroMaskOf(input + (<usize>p << 2), row - p);
      while (mask != 0) {
        const at = p + ctz(mask);
        mask &= mask - 1;
        const x = c.channels == 1 ? at : at / c.channels;
        const list = ends + (<usize>(at - x * c.channels) << 2);
        const end = load<usize>(list);
        store<i32>(end, begin + x * pixelBytes);
        store<f32>(end, load<f32>(input + (<usize>at << 2)), 4);
        store<usize>(list, end + entryBytes);
      }
    }
  }
}

function addRows(c: Convolution, frame: usize, ends: usize, lists: usize, part: usize): void {
  const capacity = <usize>(c.height * c.width) * entryBytes, filterBytes = <usize>c.filters << 2;
  for (let i = 0; i < c.kernelHeight; i++) {
    const y = above(c) + c.top - i * c.dilation;
    for (let j = 0; j < c.kernelWidth; j++) {
      const x = before(c) + c.left - j * c.dilation;
      const from = frame + <usize>(y * frameWidth(c) + x) * filterBytes;
      for (let channel = 0; channel < c.channels; channel++, part += filterBytes) {
        addRun(lists + <usize>channel * capacity, load<usize>(ends + (<usize>channel << 2)), from, part, c.filters);
      }
    }
  }
}
