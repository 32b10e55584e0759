import { multiplyAdd } from '../simd/multiply-add';
import { packPanels } from '../matmul/pack';
import { tileColumns, tileRows } from '../matmul/micro-kernel';
import { clearFloats } from '../simd/copy';
import {
  aligned, Convolution, convolutionBytes, groupsOf, placesOf, runLengthOf, runsOf, seenHeight, seenWidth, writeRunOffsets, writeWindowOffsets,
} from './convolution';
import { copyToFrame } from './frame';

// Tiles of the gradient, some numbers of a run by 8 filters, stay in registers while the places of a sample pass.

// Behind the convolution: where windows and runs begin.

// @ts-ignore: decorator
@inline
function runTable(c: Convolution): usize {
  return changetype<usize>(c) + convolutionBytes + aligned(<usize>placesOf(c) << 2);
}

export function weightGradientShared(c: Convolution): usize {
  return runTable(c) - changetype<usize>(c) + aligned(<usize>runsOf(c) << 2);
}

// Scratch memory: the picture in its frame, ∂C/∂out of a group in panels of 8 filters, the tiles.

// @ts-ignore: decorator
@inline
function frameSize(c: Convolution): usize {
  return aligned(<usize>(seenHeight(c) * seenWidth(c) * c.channels) << 2) + 64;
}

// @ts-ignore: decorator
@inline
function panelsOf(c: Convolution): i32 {
  return (c.groupFilters + tileColumns - 1) / tileColumns;
}

// @ts-ignore: decorator
@inline
function panelBytes(c: Convolution): usize {
  return <usize>(placesOf(c) * tileColumns) << 2;
}

// @ts-ignore: decorator
@inline
function tilesLength(c: Convolution): i32 {
  const tilesOfRun = (runLengthOf(c) + tileRows - 1) / tileRows;
  return groupsOf(c) * panelsOf(c) * runsOf(c) * tilesOfRun * tileRows * tileColumns;
}

export function weightGradientScratch(c: Convolution): usize {
  return frameSize(c) + aligned(<usize>panelsOf(c) * panelBytes(c)) + (<usize>tilesLength(c) << 2) + 64;
}

export function prepareWeightGradient(c: Convolution): void {
  writeWindowOffsets(c, changetype<usize>(c) + convolutionBytes);
  writeRunOffsets(c, runTable(c));
}

/** part = Σ ∂C/∂weights over some samples, from ∂C/∂out. */
export function convolveWeightGradient(c: Convolution, first: i32, count: i32, part: usize, scratch: usize): void {
  const panels = scratch + frameSize(c);
  const tiles = panels + aligned(<usize>panelsOf(c) * panelBytes(c));
  const height = seenHeight(c), width = seenWidth(c), places = placesOf(c);
  clearFloats(scratch, height * width * c.channels);
  clearFloats(tiles, tilesLength(c));
  const inputLength = c.height * c.width * c.channels, outLength = places * c.filters;
  for (let sample = first; sample < first + count; sample++) {
    const input = c.input + (<usize>sample * <usize>inputLength << 2);
    copyToFrame(input, c.height, c.width, c.channels, scratch, height, width, c.top, c.left);
    let tile = tiles;
    for (let g = 0; g < groupsOf(c); g++) {
      const out = c.out + (<usize>sample * <usize>outLength << 2) + (<usize>(g * c.groupFilters) << 2);
      packPanels(out, <usize>c.filters << 2, true, c.groupFilters, places, tileColumns, panels);
      tile = addTiles(c, scratch + (<usize>(g * c.groupChannels) << 2), panels, tile);
    }
  }
  unpackTiles(c, tiles, part);
}

/** Adds what one group of a sample gives to its tiles; returns where they end. */
function addTiles(c: Convolution, x: usize, panels: usize, tile: usize): usize {
  const windows = changetype<usize>(c) + convolutionBytes, windowsEnd = windows + (<usize>placesOf(c) << 2);
  const runs = runTable(c), runsEnd = runs + (<usize>runsOf(c) << 2), length = runLengthOf(c);
  for (let panel = 0; panel < panelsOf(c); panel++, panels += panelBytes(c)) {
    for (let run = runs; run < runsEnd; run += 4) {
      const from = x + load<u32>(run);
      for (let p = 0; p < length; p += tileRows, tile += 4 * tileRows * tileColumns) {
        if (ASC_FEATURE_RELAXED_SIMD) addSixRows(from + (<usize>p << 2), windows, windowsEnd, panels, tile);
        else addFourRows(from + (<usize>p << 2), windows, windowsEnd, panels, tile);
      }
    }
  }
  return tile;
}

function addSixRows(x: usize, windows: usize, windowsEnd: usize, panel: usize, tile: usize): void {
  let c00 = v128.load(tile), c01 = v128.load(tile, 16), c10 = v128.load(tile, 32), c11 = v128.load(tile, 48);
  let c20 = v128.load(tile, 64), c21 = v128.load(tile, 80), c30 = v128.load(tile, 96), c31 = v128.load(tile, 112);
  let c40 = v128.load(tile, 128), c41 = v128.load(tile, 144), c50 = v128.load(tile, 160), c51 = v128.load(tile, 176);
  for (; windows < windowsEnd; windows += 4, panel += 32) {
    const from = x + load<u32>(windows);
    const g0 = v128.load(panel), g1 = v128.load(panel, 16);
    let v = v128.load_splat<f32>(from);
    c00 = multiplyAdd(v, g0, c00); c01 = multiplyAdd(v, g1, c01);
    v = v128.load_splat<f32>(from, 4);
    c10 = multiplyAdd(v, g0, c10); c11 = multiplyAdd(v, g1, c11);
    v = v128.load_splat<f32>(from, 8);
    c20 = multiplyAdd(v, g0, c20); c21 = multiplyAdd(v, g1, c21);
    v = v128.load_splat<f32>(from, 12);
    c30 = multiplyAdd(v, g0, c30); c31 = multiplyAdd(v, g1, c31);
    v = v128.load_splat<f32>(from, 16);
    c40 = multiplyAdd(v, g0, c40); c41 = multiplyAdd(v, g1, c41);
    v = v128.load_splat<f32>(from, 20);
    c50 = multiplyAdd(v, g0, c50); c51 = multiplyAdd(v, g1, c51);
  }
  v128.store(tile, c00); v128.store(tile, c01, 16); v128.store(tile, c10, 32); v128.store(tile, c11, 48);
  v128.store(tile, c20, 64); v128.store(tile, c21, 80); v128.store(tile, c30, 96); v128.store(tile, c31, 112);
  v128.store(tile, c40, 128); v128.store(tile, c41, 144); v128.store(tile, c50, 160); v128.store(tile, c51, 176);
}

function addFourRows(x: usize, windows: usize, windowsEnd: usize, panel: usize, tile: usize): void {
  let c00 = v128.load(tile), c01 = v128.load(tile, 16), c10 = v128.load(tile, 32), c11 = v128.load(tile, 48);
  let c20 = v128.load(tile, 64), c21 = v128.load(tile, 80), c30 = v128.load(tile, 96), c31 = v128.load(tile, 112);
  for (; windows < windowsEnd; windows += 4, panel += 32) {
    const from = x + load<u32>(windows);
    const g0 = v128.load(panel), g1 = v128.load(panel, 16);
    let v = v128.load_splat<f32>(from);
    c00 = multiplyAdd(v, g0, c00); c01 = multiplyAdd(v, g1, c01);
    v = v128.load_splat<f32>(from, 4);
    c10 = multiplyAdd(v, g0, c10); c11 = multiplyAdd(v, g1, c11);
    v = v128.load_splat<f32>(from, 8);
    c20 = multiplyAdd(v, g0, c20); c21 = multiplyAdd(v, g1, c21);
    v = v128.load_splat<f32>(from, 12);
    c30 = multiplyAdd(v, g0, c30); c31 = multiplyAdd(v, g1, c31);
  }
  v128.store(tile, c00); v128.store(tile, c01, 16); v128.store(tile, c10, 32); v128.store(tile, c11, 48);
  v128.store(tile, c20, 64); v128.store(tile, c21, 80); v128.store(tile, c30, 96); v128.store(tile, c31, 112);
}

/** From tiles to the order of the weights. */
function unpackTiles(c: Convolution, tile: usize, part: usize): void {
  const length = runLengthOf(c);
  for (let g = 0; g < groupsOf(c); g++) {
    for (let f = 0; f < c.groupFilters; f += tileColumns) {
      const columns = min(tileColumns, c.groupFilters - f);
      for (let run = 0; run < runsOf(c); run++) {
        for (let p = 0; p < length; p += tileRows, tile += 4 * tileRows * tileColumns) {
          for (let i = 0; i < min(tileRows, length - p); i++) {
            const to = part + (<usize>((run * length + p + i) * c.filters + g * c.groupFilters + f) << 2);
            for (let j = 0; j < columns; j++) store<f32>(to + (<usize>j << 2), load<f32>(tile + (<usize>(i * tileColumns + j) << 2)));
          }
        }
      }
    }
  }
}
