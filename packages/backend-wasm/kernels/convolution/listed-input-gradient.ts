import { clearFloats } from '../simd/copy';
import { transposeInto } from '../simd/transpose';
import { entryBytes, listLine } from '../sparse/entries';
import { addRun } from './add-run';
import {
  aligned, Convolution, convolutionBytes, depthOf, groupsOf, placesOf, runLengthOf, runsOf, seenHeight, seenWidth, writeRunOffsets,
  writeWindowOffsets,
} from './convolution';
import { copyFromFrame } from './frame';

// Where most of ∂C/∂out is zero, as behind a max-pool and ReLU, each of the others lays its filter, scaled, onto the picture.

// Behind the convolution: where windows and runs begin, and the filters one after the other.

// @ts-ignore: decorator
@inline
function runTable(c: Convolution): usize {
  return changetype<usize>(c) + convolutionBytes + aligned(<usize>placesOf(c) << 2);
}

// @ts-ignore: decorator
@inline
function filtersOf(c: Convolution): usize {
  return runTable(c) + aligned(<usize>runsOf(c) << 2);
}

// @ts-ignore: decorator
@inline
function filterBytes(c: Convolution): usize {
  return <usize>((depthOf(c) + 3) & ~3) << 2;
}

export function listedInputGradientShared(c: Convolution): usize {
  return filtersOf(c) - changetype<usize>(c) + filterBytes(c) * <usize>c.filters + 64;
}

export function listedInputGradientScratch(c: Convolution): usize {
  return aligned(<usize>c.groupFilters * entryBytes + 64) + aligned(<usize>(seenHeight(c) * seenWidth(c) * c.channels) << 2) + 64;
}

export function prepareListedInputGradient(c: Convolution): void {
  writeWindowOffsets(c, changetype<usize>(c) + convolutionBytes);
  writeRunOffsets(c, runTable(c));
  const row = <usize>c.filters << 2, depth = depthOf(c);
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    transposeInto(c.weights + <usize>k * row, row, c.filters, filtersOf(c) + (<usize>k << 2), filterBytes(c));
  }
  for (; k < depth; k++) {
    for (let f = 0; f < c.filters; f++) {
      const weight = load<f32>(c.weights + <usize>k * row + (<usize>f << 2));
      store<f32>(filtersOf(c) + <usize>f * filterBytes(c) + (<usize>k << 2), weight);
    }
  }
}

/** input = ∂C/∂input of some samples, from ∂C/∂out, whose zeros are passed over. */
export function convolveListedInputGradient(c: Convolution, first: i32, count: i32, scratch: usize): void {
  const entries = scratch;
  const frame = scratch + aligned(<usize>c.groupFilters * entryBytes + 64);
  const height = seenHeight(c), width = seenWidth(c), places = placesOf(c), length = runLengthOf(c);
  const inputLength = c.height * c.width * c.channels;
  const windows = changetype<usize>(c) + convolutionBytes, runs = runTable(c), runsEnd = runs + (<usize>runsOf(c) << 2);
  const step = filterBytes(c), runBytes = <usize>length << 2;
  let out = c.out + (<usize>first * <usize>(places * c.filters) << 2);
  for (let sample = first; sample < first + count; sample++) {
    clearFloats(frame, height * width * c.channels);
    for (let place = 0; place < places; place++) {
      const window = frame + load<u32>(windows + (<usize>place << 2));
      for (let g = 0; g < groupsOf(c); g++, out += <usize>c.groupFilters << 2) {
        const end = listLine(out, c.groupFilters, <i32>step, 1, entries);
        if (end == entries) continue;
        const target = window + (<usize>(g * c.groupChannels) << 2);
        let filter = filtersOf(c) + <usize>(g * c.groupFilters) * step;
        for (let run = runs; run < runsEnd; run += 4, filter += runBytes) addRun(entries, end, filter, target + load<u32>(run), length);
      }
    }
    const input = c.input + (<usize>sample * <usize>inputLength << 2);
    copyFromFrame(frame, height, width, c.top, c.left, input, c.height, c.width, c.channels);
  }
}
