import type { ConvolutionShape } from './convolution-shape.ts';

/** The ways to convolve, with the numbers of kernels/convolution/convolve.ts. */
export const ways = {
  forward: 0,
  inputGradient: 1,
  listedInputGradient: 2,
  weightGradient: 3,
  listedWeightGradient: 4,
  listedInputWeightGradient: 5,
  winograd: 6,
} as const;

// Estimates in cycles of a processor that multiplies two vectors a cycle, fitted to measurements (bench/measure/convolution.ts): they
// decide which way is taken, so that they need to be right about the ratio alone.

/** Cycles until an element that is not zero is in its list. */
const listing = 10;

/** Cycles to add a scaled run of numbers; sums in few vectors wait for each other. */
const runCycles = (length: number): number => Math.max(4, 0.6 * Math.ceil(length / 4)) + 2;

const eights = (count: number): number => Math.ceil(count / 8);

/** The runs that a window is read in, and their length: see kernels/convolution/convolution.ts. */
function runsOf({ kernelHeight, kernelWidth, channels, dilation, groups, groupChannels }: ConvolutionShape): { runs: number; length: number } {
  return dilation === 1 && groups === 1
    ? { runs: kernelHeight, length: kernelWidth * channels }
    : { runs: kernelHeight * kernelWidth, length: groupChannels };
}

const placesOf = ({ outHeight, outWidth }: ConvolutionShape): number => outHeight * outWidth;

/** From so many samples on, windows of 3 × 3 are transformed: one picture by itself keeps the sums that can be followed by hand. */
const transformedBatch = 8;

/** How to convolve forwards. */
export function forwardWay({ batch, channels, filters, kernelHeight, kernelWidth, stride, dilation, groups, outHeight, outWidth }: ConvolutionShape): number {
  const isSquare = kernelHeight === 3 && kernelWidth === 3 && stride === 1 && dilation === 1 && groups === 1;
  const isDeep = channels >= 8 && channels % 4 === 0 && filters % 8 === 0;
  return isSquare && isDeep && batch >= transformedBatch && outHeight > 2 && outWidth > 2 ? ways.winograd : ways.forward;
}

/** How to form the gradient by the input, if so many elements of a sample's gradient by the output are not zero. */
export function inputGradientWay(shape: ConvolutionShape, nonZeros: number): number {
  const { kernelHeight, kernelWidth, filters, groupChannels } = shape;
  const { runs, length } = runsOf(shape);
  const dense = placesOf(shape) * kernelHeight * kernelWidth * filters * eights(groupChannels);
  const visits = Math.min(placesOf(shape) * shape.groups, nonZeros);
  const listed = placesOf(shape) * filters + visits * runs * length * 0.5 + nonZeros * runs * runCycles(length);
  return listed < dense ? ways.listedInputGradient : ways.inputGradient;
}

/** How to form the gradient by the weights, if so many elements of a sample's input, and of its gradient by the output, are not zero. */
export function weightGradientWay(shape: ConvolutionShape, inputNonZeros: number, nonZeros: number): number {
  const { kernelHeight, kernelWidth, filters, groups, groupFilters, stride } = shape;
  const { runs, length } = runsOf(shape);
  const dense = placesOf(shape) * groups * runs * 6 * Math.ceil(length / 6) * eights(groupFilters);
  const listed = placesOf(shape) * Math.ceil(filters / 16) * 4 + nonZeros * (listing + runs * runCycles(length)) + 0.5 * filters * runs * length;
  const window = kernelHeight * kernelWidth;
  const byInput = groups === 1 && stride === 1
    ? placesOf(shape) * filters * 0.5 + inputNonZeros * (listing + window * runCycles(filters))
    : Infinity;
  if (byInput < Math.min(dense, listed)) return ways.listedInputWeightGradient;
  return listed < dense ? ways.listedWeightGradient : ways.weightGradient;
}
