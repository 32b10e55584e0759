import { tileColumns, tileRows } from '../matmul/micro-kernel';
import { isEmpty, shallowTile } from './shallow-tile';
import { windowTile } from './window-tile';

/** Windows at many places of a picture, and where their sums go: see `windowTile`. Kept in memory, for all samples and threads. */
// @ts-ignore: decorator
@unmanaged
export class Windows {
  /** Places, filled up with the last one to whole tiles. */
  places: i32;
  /** Numbers of a run. */
  length: i32;
  reads: usize;
  writes: usize;
  runs: usize;
  runsEnd: usize;
  /** Packed weights: 8 filters side by side, [filters / 8, runs, length, 8] for each group. */
  weights: usize;
}

/** Up to so many numbers in a window, each is found by itself, and passing over empty windows pays off: pictures have few channels, and margins. */
const shallow: i32 = 32;

// @ts-ignore: decorator
@inline
const tapsOffset: usize = 64;

/** Room for `Windows`, and for where each number of a shallow one is. */
// @ts-ignore: decorator
@inline
export const windowsBytes: usize = tapsOffset + 4 * shallow;

// @ts-ignore: decorator
@inline
function depthOf(w: Windows): i32 {
  return (<i32>(w.runsEnd - w.runs) >> 2) * w.length;
}

/** Completes the tables, once places and runs are known. */
export function completeWindows(w: Windows): void {
  fillUpPlaces(w);
  if (depthOf(w) > shallow) return;
  let tap = changetype<usize>(w) + tapsOffset;
  for (let run = w.runs; run < w.runsEnd; run += 4) {
    for (let p = 0; p < w.length; p++, tap += 4) store<u32>(tap, load<u32>(run) + (p << 2));
  }
}

/** Scratch memory of `sumWindows`: the result of a tile at the edge, and where its places go. */
// @ts-ignore: decorator
@inline
export const edgeBytes: usize = 320;

/** Whole tiles that hold so many places. */
// @ts-ignore: decorator
@inline
export function wholeTiles(places: i32): i32 {
  return (places + tileRows - 1) / tileRows * tileRows;
}

/** Bytes of the packed weights of one group. */
// @ts-ignore: decorator
@inline
export function packedBytes(depth: i32, filters: i32): usize {
  return <usize>depth * <usize>((filters + tileColumns - 1) & ~(tileColumns - 1)) << 2;
}

/** Fills up the tables of places to whole tiles. */
function fillUpPlaces(w: Windows): void {
  if (w.places == 0) return;
  for (let i = w.places; i < wholeTiles(w.places); i++) {
    const at = <usize>i << 2, last = <usize>(w.places - 1) << 2;
    store<i32>(w.reads + at, load<i32>(w.reads + last));
    store<i32>(w.writes + at, load<i32>(w.writes + last));
  }
}

/** Places whose windows are kept in the cache while all filters pass over them. */
const blockPlaces: i32 = 20 * tileRows;

/**
 * out[place, f] = initial[f] + the sum of the window of `x` at the place with filter f, and max(0, that) `rectified` bytes behind, unless
 * it is 0. `edge` is scratch memory.
 */
export function sumWindows(w: Windows, x: usize, weights: usize, filters: i32, initial: usize, out: usize, rectified: usize, edge: usize): void {
  const depth = depthOf(w);
  const panel = <usize>depth * tileColumns << 2;
  const edgeWrites = edge + 4 * tileRows * tileColumns;
  for (let i = 0; i < tileRows; i++) store<i32>(edgeWrites + (<usize>i << 2), i * 4 * tileColumns);
  if (depth <= shallow) return sumShallow(w, x, weights, panel, filters, initial, out, rectified, edge, edgeWrites);
  for (let from = 0; from < w.places; from += blockPlaces) {
    const until = min(from + blockPlaces, w.places);
    let packed = weights;
    for (let f = 0; f < filters; f += tileColumns, packed += panel) {
      const start = initial + (<usize>f << 2);
      for (let place = from; place < until; place += tileRows) {
        writeTile(w, false, place, f, x, packed, filters, start, out, rectified, edge, edgeWrites);
      }
    }
  }
}

/** Tile by tile, passing over those whose windows are empty. */
function sumShallow(
  w: Windows, x: usize, weights: usize, panel: usize, filters: i32, initial: usize, out: usize, rectified: usize, edge: usize,
  edgeWrites: usize,
): void {
  for (let place = 0; place < w.places; place += tileRows) {
    if (isEmpty(x, w.reads + (<usize>place << 2), tileRows, w.runs, w.runsEnd, w.length)) {
      for (let i = place; i < min(place + tileRows, w.places); i++) {
        writeEight(initial, out + load<u32>(w.writes + (<usize>i << 2)), filters, rectified);
      }
      continue;
    }
    let packed = weights;
    for (let f = 0; f < filters; f += tileColumns, packed += panel) {
      writeTile(w, true, place, f, x, packed, filters, initial + (<usize>f << 2), out, rectified, edge, edgeWrites);
    }
  }
}

// @ts-ignore: decorator
@inline
function writeTile(
  w: Windows, isShallow: bool, place: i32, f: i32, x: usize, packed: usize, filters: i32, initial: usize, out: usize, rectified: usize,
  edge: usize, edgeWrites: usize,
): void {
  const at = <usize>place << 2;
  const places = w.places - place, columns = filters - f;
  const target = out + (<usize>f << 2);
  if (places >= tileRows && columns >= tileColumns) {
    sumTile(w, isShallow, x, w.reads + at, packed, initial, target, w.writes + at, rectified);
    return;
  }
  sumTile(w, isShallow, x, w.reads + at, packed, initial, edge, edgeWrites, 0);
  for (let i = 0; i < min(places, tileRows); i++) {
    writeEight(edge + 4 * i * tileColumns, target + load<u32>(w.writes + at + (<usize>i << 2)), min(columns, tileColumns), rectified);
  }
}

// @ts-ignore: decorator
@inline
function sumTile(
  w: Windows, isShallow: bool, x: usize, reads: usize, packed: usize, initial: usize, out: usize, writes: usize, rectified: usize,
): void {
  const taps = changetype<usize>(w) + tapsOffset;
  if (isShallow) shallowTile(x, reads, taps, taps + (<usize>depthOf(w) << 2), packed, initial, out, writes, rectified);
  else windowTile(x, reads, w.runs, w.runsEnd, w.length, packed, initial, out, writes, rectified);
}

/** A short copy, rectified as well unless `rectified` is 0: nothing beside it is written. */
// @ts-ignore: decorator
@inline
function writeEight(from: usize, to: usize, count: i32, rectified: usize): void {
  copyEight(from, to, count);
  if (rectified == 0) return;
  for (const end = to + (<usize>count << 2); to < end; to += 4, from += 4) {
    const value = load<f32>(from);
    store<f32>(to + rectified, value <= 0 ? 0 : value);
  }
}

/** A short copy: nothing beside it is written. */
// @ts-ignore: decorator
@inline
function copyEight(from: usize, to: usize, count: i32): void {
  for (; count >= 4; count -= 4, from += 16, to += 16) v128.store(to, v128.load(from));
  for (; count > 0; count--, from += 4, to += 4) store<f32>(to, load<f32>(from));
}
