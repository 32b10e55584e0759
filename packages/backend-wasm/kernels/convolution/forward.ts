import { activationForward } from '../activation/forward';
import { relu } from '../activation/kinds';
import { packPanels } from '../matmul/pack';
import { tileColumns } from '../matmul/micro-kernel';
import { clearFloats, copyFloats } from '../simd/copy';
import {
  aligned, Convolution, convolutionBytes, depthOf, groupsOf, placesOf, runLengthOf, runsOf, seenHeight, seenWidth, writeRunOffsets,
  writeWindowOffsets,
} from './convolution';
import { copyToFrame } from './frame';
import { completeWindows, edgeBytes, packedBytes, sumWindows, wholeTiles, Windows, windowsBytes } from './window-sums';

// Behind the convolution: its windows, their tables, the packed weights, and the bias with zeros behind it.

// @ts-ignore: decorator
@inline
function tableBytes(c: Convolution): usize {
  return aligned(<usize>(2 * wholeTiles(placesOf(c)) + runsOf(c)) << 2);
}

// @ts-ignore: decorator
@inline
function paddedBias(c: Convolution): usize {
  return changetype<usize>(c) + convolutionBytes + windowsBytes + tableBytes(c) + <usize>groupsOf(c) * packedBytes(depthOf(c), c.groupFilters);
}

export function forwardShared(c: Convolution): usize {
  return paddedBias(c) - changetype<usize>(c) + (<usize>c.filters << 2) + 64;
}

export function forwardScratch(c: Convolution): usize {
  return edgeBytes + aligned(<usize>(seenHeight(c) * seenWidth(c) * c.channels) << 2) + 64;
}

/** What all samples need. */
export function prepareForward(c: Convolution): void {
  const w = changetype<Windows>(changetype<usize>(c) + convolutionBytes);
  const tiled = <usize>wholeTiles(placesOf(c)) << 2;
  w.places = placesOf(c);
  w.length = runLengthOf(c);
  w.reads = changetype<usize>(w) + windowsBytes;
  w.writes = w.reads + tiled;
  w.runs = w.writes + tiled;
  w.runsEnd = w.runs + (<usize>runsOf(c) << 2);
  w.weights = w.reads + tableBytes(c);
  writeWindowOffsets(c, w.reads);
  for (let i = 0; i < w.places; i++) store<i32>(w.writes + (<usize>i << 2), (i * c.filters) << 2);
  writeRunOffsets(c, w.runs);
  completeWindows(w);
  const depth = depthOf(c), groupBytes = <usize>c.groupFilters << 2;
  for (let g = 0, to = w.weights; g < groupsOf(c); g++, to += packedBytes(depth, c.groupFilters)) {
    packPanels(c.weights + <usize>g * groupBytes, <usize>c.filters << 2, true, c.groupFilters, depth, tileColumns, to);
  }
  const bias = paddedBias(c);
  if (c.bias != 0) copyFloats(bias, c.bias, c.filters);
  else clearFloats(bias, c.filters);
}

/** out = input ∗ weights + bias for some samples, and φ(out). */
export function convolveForward(c: Convolution, first: i32, count: i32, scratch: usize): void {
  const w = changetype<Windows>(changetype<usize>(c) + convolutionBytes);
  const height = seenHeight(c), width = seenWidth(c);
  const frame = scratch + edgeBytes;
  const isFramed = c.top != 0 || c.left != 0 || width != c.width || height > c.height;
  if (isFramed) clearFloats(frame, height * width * c.channels);
  const bias = paddedBias(c);
  const rectified = c.activated != 0 && c.activation == relu ? c.activated - c.out : 0;
  const inputLength = c.height * c.width * c.channels, outLength = placesOf(c) * c.filters;
  for (let sample = first; sample < first + count; sample++) {
    const input = c.input + (<usize>sample * <usize>inputLength << 2);
    const out = c.out + (<usize>sample * <usize>outLength << 2);
    if (isFramed) copyToFrame(input, c.height, c.width, c.channels, frame, height, width, c.top, c.left);
    const picture = isFramed ? frame : input;
    for (let g = 0; g < groupsOf(c); g++) {
      const filter = <usize>(g * c.groupFilters) << 2;
      const weights = w.weights + <usize>g * packedBytes(depthOf(c), c.groupFilters);
      sumWindows(w, picture + (<usize>(g * c.groupChannels) << 2), weights, c.groupFilters, bias + filter, out + filter, rectified, scratch);
    }
    if (c.activated != 0 && rectified == 0) activationForward(c.activation, c.slope, out, c.activated + (<usize>sample * <usize>outLength << 2), outLength);
  }
}
