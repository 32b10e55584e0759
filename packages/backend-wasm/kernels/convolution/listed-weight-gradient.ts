import { clearFloats } from '../simd/copy';
import { nonZeroMaskOf } from '../simd/non-zero-mask';
import { entryBytes } from '../sparse/entries';
import { addRun } from './add-run';
import {
  aligned, Convolution, convolutionBytes, depthOf, placesOf, runLengthOf, runsOf, seenHeight, seenWidth, writeRunOffsets, writeWindowOffsets,
} from './convolution';
import { copyToFrame } from './frame';

// Where most of ∂C/∂out is zero: each filter's places where it is not are listed, and the windows there added up, scaled.

// Behind the convolution: where windows and runs begin.

// @ts-ignore: decorator
@inline
function runTable(c: Convolution): usize {
  return changetype<usize>(c) + convolutionBytes + aligned(<usize>placesOf(c) << 2);
}

export function listedWeightGradientShared(c: Convolution): usize {
  return runTable(c) - changetype<usize>(c) + aligned(<usize>runsOf(c) << 2);
}

// Scratch memory: the picture in its frame, the sums filter by filter, the ends of the lists, the lists.

// @ts-ignore: decorator
@inline
function frameSize(c: Convolution): usize {
  return aligned(<usize>(seenHeight(c) * seenWidth(c) * c.channels) << 2) + 64;
}

// @ts-ignore: decorator
@inline
function sumsLength(c: Convolution): i32 {
  return c.filters * ((depthOf(c) + 3) & ~3);
}

export function listedWeightGradientScratch(c: Convolution): usize {
  const lists = <usize>(c.filters * placesOf(c)) * entryBytes;
  return frameSize(c) + aligned(<usize>sumsLength(c) << 2) + 64 + aligned(<usize>c.filters << 2) + lists + 64;
}

export function prepareListedWeightGradient(c: Convolution): void {
  writeWindowOffsets(c, changetype<usize>(c) + convolutionBytes);
  writeRunOffsets(c, runTable(c));
}

/** part = Σ ∂C/∂weights over some samples, from ∂C/∂out, whose zeros are passed over. */
export function convolveListedWeightGradient(c: Convolution, first: i32, count: i32, part: usize, scratch: usize): void {
  const sums = scratch + frameSize(c);
  const ends = sums + aligned(<usize>sumsLength(c) << 2) + 64;
  const lists = ends + aligned(<usize>c.filters << 2);
  const height = seenHeight(c), width = seenWidth(c);
  clearFloats(scratch, height * width * c.channels);
  clearFloats(sums, sumsLength(c));
  const inputLength = c.height * c.width * c.channels, outLength = placesOf(c) * c.filters;
  for (let sample = first; sample < first + count; sample++) {
    const input = c.input + (<usize>sample * <usize>inputLength << 2);
    copyToFrame(input, c.height, c.width, c.channels, scratch, height, width, c.top, c.left);
    listFilters(c, c.out + (<usize>sample * <usize>outLength << 2), ends, lists);
    addWindows(c, scratch, sums, ends, lists);
  }
  const rowLength = (depthOf(c) + 3) & ~3;
  for (let k = 0; k < depthOf(c); k++) {
    for (let f = 0; f < c.filters; f++, part += 4) store<f32>(part, load<f32>(sums + (<usize>(f * rowLength + k) << 2)));
  }
}

/** Lists for each filter where its windows begin and ∂C/∂out there. */
function listFilters(c: Convolution, out: usize, ends: usize, lists: usize): void {
  const places = placesOf(c), filters = c.filters;
  const windows = changetype<usize>(c) + convolutionBytes;
  for (let f = 0; f < filters; f++) store<usize>(ends + (<usize>f << 2), lists + <usize>(f * places) * entryBytes);
  for (let place = 0; place < places; place++, out += <usize>filters << 2) {
    const window = load<u32>(windows + (<usize>place << 2));
    for (let f = 0; f < filters; f += 16) {
      const from = out + (<usize>f << 2), blockEnds = ends + (<usize>f << 2);
      let mask = nonZeroMaskOf(from, filters - f);
      while (mask != 0) {
        const lane = <usize>ctz(mask) << 2;
        mask &= mask - 1;
        const end = load<usize>(blockEnds + lane);
        store<u32>(end, window);
        store<f32>(end, load<f32>(from + lane), 4);
        store<usize>(blockEnds + lane, end + entryBytes);
      }
    }
  }
}

function addWindows(c: Convolution, x: usize, sums: usize, ends: usize, lists: usize): void {
  const runs = runTable(c), runsEnd = runs + (<usize>runsOf(c) << 2), length = runLengthOf(c);
  const rowBytes = <usize>((depthOf(c) + 3) & ~3) << 2, listBytes = <usize>placesOf(c) * entryBytes;
  for (let f = 0; f < c.filters; f++, sums += rowBytes, lists += listBytes) {
    const end = load<usize>(ends + (<usize>f << 2));
    if (end == lists) continue;
    const from = x + (<usize>(f / c.groupFilters * c.groupChannels) << 2);
    let target = sums;
    for (let run = runs; run < runsEnd; run += 4, target += <usize>length << 2) addRun(lists, end, from + load<u32>(run), target, length);
  }
}
