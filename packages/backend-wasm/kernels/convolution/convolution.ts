/**
 * A convolution of a batch of pictures, channels last, as src/convolutions.ts writes it to memory: addresses, then shapes, in
 * words of 32 bits. What the kernels derive from it for all samples, such as packed weights, lies behind it.
 */
// @ts-ignore: decorator
@unmanaged
export class Convolution {
  input: usize;
  weights: usize;
  out: usize;
  /** 0 for none. */
  bias: usize;
  /** Where φ(out) goes; 0 for nowhere. */
  activated: usize;
  activation: i32;
  slope: f32;
  height: i32;
  width: i32;
  channels: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  outHeight: i32;
  outWidth: i32;
  filters: i32;
  stride: i32;
  dilation: i32;
  top: i32;
  left: i32;
  groupChannels: i32;
  groupFilters: i32;
}

/** Room for a `Convolution`. */
// @ts-ignore: decorator
@inline
export const convolutionBytes: usize = 128;

// @ts-ignore: decorator
@inline
export function groupsOf(c: Convolution): i32 {
  return c.channels / c.groupChannels;
}

/** Output places of a sample. */
// @ts-ignore: decorator
@inline
export function placesOf(c: Convolution): i32 {
  return c.outHeight * c.outWidth;
}

/** Numbers under a window of one group: rows of the weights. */
// @ts-ignore: decorator
@inline
export function depthOf(c: Convolution): i32 {
  return c.kernelHeight * c.kernelWidth * c.groupChannels;
}

// A window is read in runs of numbers that lie side by side in the picture: whole rows of it, or else the channels of one place.

// @ts-ignore: decorator
@inline
function areRowsRuns(c: Convolution): bool {
  return c.dilation == 1 && c.groupChannels == c.channels;
}

/** Runs of a window. */
// @ts-ignore: decorator
@inline
export function runsOf(c: Convolution): i32 {
  return areRowsRuns(c) ? c.kernelHeight : c.kernelHeight * c.kernelWidth;
}

/** Numbers of a run. */
// @ts-ignore: decorator
@inline
export function runLengthOf(c: Convolution): i32 {
  return areRowsRuns(c) ? c.kernelWidth * c.channels : c.groupChannels;
}

// The part of the picture that the windows see, with zeros around it.

// @ts-ignore: decorator
@inline
export function seenHeight(c: Convolution): i32 {
  return (c.outHeight - 1) * c.stride + (c.kernelHeight - 1) * c.dilation + 1;
}

// @ts-ignore: decorator
@inline
export function seenWidth(c: Convolution): i32 {
  return (c.outWidth - 1) * c.stride + (c.kernelWidth - 1) * c.dilation + 1;
}

/** Writes for each output place where its window begins in the seen part, in bytes. */
export function writeWindowOffsets(c: Convolution, offsets: usize): void {
  const row = seenWidth(c);
  for (let y = 0; y < c.outHeight; y++) {
    for (let x = 0; x < c.outWidth; x++, offsets += 4) store<i32>(offsets, ((y * row + x) * c.stride * c.channels) << 2);
  }
}

/** Writes for each run of a window where it begins, from the window's beginning, in bytes. */
export function writeRunOffsets(c: Convolution, offsets: usize): void {
  const rowBytes = (c.dilation * seenWidth(c) * c.channels) << 2;
  const step = areRowsRuns(c) ? c.kernelWidth : 1;
  for (let i = 0; i < c.kernelHeight; i++) {
    for (let j = 0; j < c.kernelWidth; j += step, offsets += 4) store<i32>(offsets, i * rowBytes + ((j * c.dilation * c.channels) << 2));
  }
}

// @ts-ignore: decorator
@inline
export function aligned(bytes: usize): usize {
  return (bytes + 63) & ~63;
}
