import type { Conv2dOperands } from '@vitrum/core/internal';
import type { WasmTensor } from '../memory/wasm-tensor.ts';
import type { WasmMemory } from '../wasm-memory.ts';

/** A convolution of tensors in the kernels' memory, with checked shapes. */
export interface ConvolutionShape {
  readonly input: WasmTensor;
  readonly weights: WasmTensor;
  readonly out: WasmTensor;
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly filters: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: readonly [top: number, left: number];
  readonly groups: number;
  readonly groupChannels: number;
  readonly groupFilters: number;
}

/** Undefined for tensors outside of the kernels' memory, for shapes that the reference refuses, and for those without an element. */
export function convolutionShape(
  { input, weights, out, stride, dilation = 1, padding }: Conv2dOperands,
  memory: WasmMemory,
): ConvolutionShape | undefined {
  if (!memory.owns(input) || !memory.owns(weights) || !memory.owns(out)) return undefined;
  if ([input, weights, out].some(({ shape, length }) => shape.length !== 4 || length === 0)) return undefined;
  const [batch = 0, height = 0, width = 0, channels = 0] = input.shape;
  const [kernelHeight = 0, kernelWidth = 0, groupChannels = 0, filters = 0] = weights.shape;
  const [outBatch, outHeight = 0, outWidth = 0, outFilters] = out.shape;
  const groups = channels / groupChannels;
  const groupFilters = filters / groups;
  if (!Number.isInteger(groups) || !Number.isInteger(groupFilters) || outBatch !== batch || outFilters !== filters) return undefined;
  if (stride < 1 || dilation < 1 || padding.some((before) => before < 0)) return undefined;
  return {
    input, weights, out, batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, filters,
    stride, dilation, padding, groups, groupChannels, groupFilters,
  };
}

/** Multiplications of a sample. */
export function multiplicationsOf({ outHeight, outWidth, kernelHeight, kernelWidth, groupChannels, filters }: ConvolutionShape): number {
  return outHeight * outWidth * kernelHeight * kernelWidth * groupChannels * filters;
}
