import { packPanels } from '../matmul/pack';
import { tileColumns, tileRows } from '../matmul/micro-kernel';
import { clearFloats } from '../simd/copy';
import { aligned, Convolution, convolutionBytes, groupsOf, placesOf } from './convolution';
import { copyToFrame } from './frame';
import { completeWindows, edgeBytes, packedBytes, sumWindows, wholeTiles, Windows, windowsBytes } from './window-sums';

// The gradient by the input is itself a sum of windows, of the gradient by the output in a frame of zeros: an input pixel is reached
// from where its row, and its column, less a multiple of the dilation is a multiple of the stride. Pixels with the same rest on
// division by the stride see the same weights: stride² kinds of windows, of which each reads only what is not zero by construction.

// @ts-ignore: decorator
@inline
function frameBefore(kernel: i32, c: Convolution): i32 {
  return ((kernel - 1) * c.dilation + c.stride - 1) / c.stride;
}

// @ts-ignore: decorator
@inline
function frameHeight(c: Convolution): i32 {
  return frameBefore(c.kernelHeight, c) + (c.top + c.height - 1) / c.stride + 1;
}

// @ts-ignore: decorator
@inline
function frameWidth(c: Convolution): i32 {
  return frameBefore(c.kernelWidth, c) + (c.left + c.width - 1) / c.stride + 1;
}

// @ts-ignore: decorator
@inline
function kindsOf(c: Convolution): i32 {
  return c.stride * c.stride;
}

// Behind the convolution: the windows of each kind, zeros to start from, their tables, their packed weights.

// @ts-ignore: decorator
@inline
function zerosOf(c: Convolution): usize {
  return changetype<usize>(c) + convolutionBytes + <usize>kindsOf(c) * windowsBytes;
}

// @ts-ignore: decorator
@inline
function tablesOf(c: Convolution): usize {
  return zerosOf(c) + aligned(<usize>c.channels << 2) + 64;
}

// @ts-ignore: decorator
@inline
function packedOf(c: Convolution): usize {
  const entries = 2 * (c.height * c.width + kindsOf(c) * tileRows) + c.kernelHeight * c.kernelWidth;
  return tablesOf(c) + aligned(<usize>entries << 2);
}

export function inputGradientShared(c: Convolution): usize {
  const window = <usize>(c.kernelHeight * c.kernelWidth);
  return packedOf(c) - changetype<usize>(c) + window * <usize>groupsOf(c) * packedBytes(c.groupFilters, c.groupChannels) + 64;
}

export function inputGradientScratch(c: Convolution): usize {
  return edgeBytes + aligned(<usize>(frameHeight(c) * frameWidth(c) * c.filters) << 2) + 64;
}

export function prepareInputGradient(c: Convolution): void {
  clearFloats(zerosOf(c), c.channels + 16);
  let table = tablesOf(c), packed = packedOf(c);
  let kind = changetype<usize>(c) + convolutionBytes;
  for (let y = 0; y < c.stride; y++) {
    for (let x = 0; x < c.stride; x++, kind += windowsBytes) {
      const w = changetype<Windows>(kind);
      w.length = c.groupFilters;
      w.reads = table;
      w.places = writePlaces(c, y, x, table, 0);
      w.writes = table + (<usize>wholeTiles(w.places) << 2);
      writePlaces(c, y, x, w.reads, w.writes);
      w.runs = w.writes + (<usize>wholeTiles(w.places) << 2);
      w.runsEnd = writeRuns(c, y, x, w.runs);
      completeWindows(w);
      w.weights = packed;
      table = w.runsEnd;
      for (let g = 0; g < groupsOf(c); g++) packed = packKind(c, y, x, g, packed);
    }
  }
}

/** Where the pixels of a kind read and, unless `writes` is 0, write; returns their number. */
function writePlaces(c: Convolution, restY: i32, restX: i32, reads: usize, writes: usize): i32 {
  const above = frameBefore(c.kernelHeight, c), before = frameBefore(c.kernelWidth, c), row = frameWidth(c);
  let places = 0;
  for (let y = (restY + c.stride - c.top % c.stride) % c.stride; y < c.height; y += c.stride) {
    const frameY = (y + c.top) / c.stride + above;
    for (let x = (restX + c.stride - c.left % c.stride) % c.stride; x < c.width; x += c.stride, places++) {
      if (writes == 0) continue;
      const frameX = (x + c.left) / c.stride + before;
      store<i32>(reads + (<usize>places << 2), ((frameY * row + frameX) * c.filters) << 2);
      store<i32>(writes + (<usize>places << 2), ((y * c.width + x) * c.channels) << 2);
    }
  }
  return places;
}

/** Where the runs of a kind's windows begin, each the filters of one place; returns the end of the table. */
function writeRuns(c: Convolution, restY: i32, restX: i32, runs: usize): usize {
  for (let i = 0; i < c.kernelHeight; i++) {
    if (i * c.dilation % c.stride != restY) continue;
    const y = (restY - i * c.dilation) / c.stride;
    for (let j = 0; j < c.kernelWidth; j++) {
      if (j * c.dilation % c.stride != restX) continue;
      const x = (restX - j * c.dilation) / c.stride;
      store<i32>(runs, ((y * frameWidth(c) + x) * c.filters) << 2);
      runs += 4;
    }
  }
  return runs;
}

/** The weights of a kind and group, 8 channels side by side; returns where they end. */
function packKind(c: Convolution, restY: i32, restX: i32, g: i32, to: usize): usize {
  const row = <usize>c.filters << 2;
  for (let channel = 0; channel < c.groupChannels; channel += tileColumns) {
    const count = min(tileColumns, c.groupChannels - channel);
    for (let i = 0; i < c.kernelHeight; i++) {
      if (i * c.dilation % c.stride != restY) continue;
      for (let j = 0; j < c.kernelWidth; j++) {
        if (j * c.dilation % c.stride != restX) continue;
        const from = c.weights + <usize>((i * c.kernelWidth + j) * c.groupChannels + channel) * row + (<usize>(g * c.groupFilters) << 2);
        packPanels(from, row, false, count, c.groupFilters, tileColumns, to);
        to += <usize>(c.groupFilters * tileColumns) << 2;
      }
    }
  }
  return to;
}

/** input = ∂C/∂input of some samples, from ∂C/∂out. */
export function convolveInputGradient(c: Convolution, first: i32, count: i32, scratch: usize): void {
  const frame = scratch + edgeBytes;
  const height = frameHeight(c), width = frameWidth(c);
  clearFloats(frame, height * width * c.filters);
  const above = frameBefore(c.kernelHeight, c), before = frameBefore(c.kernelWidth, c);
  const inputLength = c.height * c.width * c.channels, outLength = placesOf(c) * c.filters;
  for (let sample = first; sample < first + count; sample++) {
    const input = c.input + (<usize>sample * <usize>inputLength << 2);
    const out = c.out + (<usize>sample * <usize>outLength << 2);
    copyToFrame(out, c.outHeight, c.outWidth, c.filters, frame, height, width, above, before);
    for (let kind = 0; kind < kindsOf(c); kind++) {
      const w = changetype<Windows>(changetype<usize>(c) + convolutionBytes + <usize>kind * windowsBytes);
      const depth = (<i32>(w.runsEnd - w.runs) >> 2) * w.length;
      for (let g = 0; g < groupsOf(c); g++) {
        const channel = <usize>(g * c.groupChannels) << 2;
        const weights = w.weights + <usize>g * packedBytes(depth, c.groupChannels);
        sumWindows(w, frame + (<usize>(g * c.groupFilters) << 2), weights, c.groupChannels, zerosOf(c) + channel, input + channel, 0, scratch);
      }
    }
  }
}
