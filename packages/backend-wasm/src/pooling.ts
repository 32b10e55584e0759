import type { Tensor } from '@vitrum/core';
import type { MaxPoolActivateBackOperands, MaxPoolBackOperands, PoolOperands } from '@vitrum/core/internal';
import { isSameShape } from '@vitrum/tensor';
import { activateBack as activateBackOperation } from '@vitrum/tensor/operations';
import { activationKernel } from './activation-kernel.ts';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { WasmTensor } from './memory/wasm-tensor.ts';
import { addSampleChunks } from './threads/sample-chunks.ts';
import { elementsWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';
import type { WasmMemory } from './wasm-memory.ts';

/** Pictures [batch, height, width, channels] and the windows on them, as the kernels need them. */
interface Windows {
  readonly input: WasmTensor;
  readonly out: WasmTensor;
  readonly batch: number;
  /** Height, width and channels of the pictures, height and width of the outputs, size, stride, top and left padding. */
  readonly places: readonly [number, number, number, number, number, number, number, number, number];
  /** Bytes of one sample. */
  readonly inputBytes: number;
  readonly outBytes: number;
}

/** A pooling kernel that writes to `written`, one of its operands; undefined for operands that it cannot take. */
export function preparePool(
  name: 'maxPool' | 'averagePool' | 'averagePoolBack', operands: PoolOperands, written: Tensor, memory: WasmMemory, kernels: KernelExports,
  pool: ThreadPool | undefined,
): (() => void) | undefined {
  const windows = windowsOf(operands, memory);
  if (windows === undefined || !memory.owns(written)) return undefined;
  const { input, out, batch, places } = windows;
  const { block } = written;
  const setAddresses = (integers: Int32Array, first: number): void => {
    integers[1] = input.address + first * windows.inputBytes;
    integers[2] = out.address + first * windows.outBytes;
  };
  if (pool !== undefined && input.length >= elementsWorthSpreading) {
    return () => {
      block.touch();
      pool.begin(chunkKernels[name]);
      pool.integers.set(places, 4);
      addSampleChunks(pool, batch, 3, setAddresses);
      pool.run();
    };
  }
  const kernel = kernels[name];
  const [height, width, channels, outHeight, outWidth, size, stride, top, left] = places;
  return () => {
    block.touch();
    kernel(input.address, out.address, batch, height, width, channels, outHeight, outWidth, size, stride, top, left);
  };
}

/** Like `preparePool`, for "max-pool-back". */
export function prepareMaxPoolBack(
  operands: MaxPoolBackOperands, memory: WasmMemory, { maxPoolBack }: KernelExports, pool: ThreadPool | undefined,
): (() => void) | undefined {
  const { inputGradient, outGradient } = operands;
  const windows = windowsOf(operands, memory);
  if (windows === undefined || !memory.owns(inputGradient) || !memory.owns(outGradient)) return undefined;
  const { input, out, batch, places } = windows;
  if (!isSameShape(inputGradient.shape, input.shape) || !isSameShape(outGradient.shape, out.shape)) return undefined;
  const setAddresses = (integers: Int32Array, first: number): void => {
    integers[1] = input.address + first * windows.inputBytes;
    integers[2] = out.address + first * windows.outBytes;
    integers[3] = inputGradient.address + first * windows.inputBytes;
    integers[4] = outGradient.address + first * windows.outBytes;
  };
  if (pool !== undefined && input.length >= elementsWorthSpreading) {
    return () => {
      inputGradient.block.touch();
      pool.begin(chunkKernels.maxPoolBack);
      pool.integers.set(places, 6);
      addSampleChunks(pool, batch, 5, setAddresses);
      pool.run();
    };
  }
  const [height, width, channels, outHeight, outWidth, size, stride, top, left] = places;
  return () => {
    inputGradient.block.touch();
    maxPoolBack(
      input.address, out.address, inputGradient.address, outGradient.address, batch, height, width, channels, outHeight, outWidth, size, stride,
      top, left,
    );
  };
}

/** Two lengths share a word of a chunk. */
const maxLength = 0x7fff;
const pair = (low: number, high: number): number => low | (high << 16);

/** Like `preparePool`, for "max-pool-activate-back". */
export function prepareMaxPoolActivateBack(
  { activation, z, dz, ...operands }: MaxPoolActivateBackOperands, memory: WasmMemory, kernels: KernelExports, pool: ThreadPool | undefined,
): (() => void) | undefined {
  const { outGradient } = operands;
  const windows = windowsOf(operands, memory);
  if (windows === undefined || activation.kind === 'rowwise' || !memory.owns(z) || !memory.owns(dz) || !memory.owns(outGradient)) return undefined;
  const { input, out, batch, places } = windows;
  if (![z, dz].every(({ shape }) => isSameShape(shape, input.shape)) || !isSameShape(outGradient.shape, out.shape)) return undefined;
  if (places.some((length) => length > maxLength)) return undefined;
  const { kind, slope } = activationKernel(activation);
  if (kind < 0) {
    const poolBack = prepareMaxPoolBack({ ...operands, inputGradient: dz }, memory, kernels, pool);
    const activateBack = activateBackOperation.reference({ activation, z, a: input, da: dz, dz });
    return () => {
      poolBack?.();
      activateBack();
    };
  }
  const [height, width, channels, outHeight, outWidth, size, stride, top, left] = places;
  const setAddresses = (integers: Int32Array, first: number): void => {
    integers[3] = z.address + first * windows.inputBytes;
    integers[4] = input.address + first * windows.inputBytes;
    integers[5] = out.address + first * windows.outBytes;
    integers[6] = dz.address + first * windows.inputBytes;
    integers[7] = outGradient.address + first * windows.outBytes;
  };
  if (pool !== undefined && input.length >= elementsWorthSpreading) {
    const shape = [pair(height, width), channels, pair(outHeight, outWidth), pair(size, stride), pair(top, left)];
    return () => {
      dz.block.touch();
      pool.begin(chunkKernels.maxPoolActivateBack);
      pool.integers[1] = kind;
      pool.floats[2] = slope;
      pool.integers.set(shape, 9);
      addSampleChunks(pool, batch, 8, setAddresses);
      pool.run();
    };
  }
  const { maxPoolActivateBack } = kernels;
  return () => {
    dz.block.touch();
    maxPoolActivateBack(
      kind, slope, z.address, input.address, out.address, dz.address, outGradient.address, batch, height, width, channels, outHeight, outWidth,
      size, stride, top, left,
    );
  };
}

/** Undefined for tensors outside of the kernels' memory, and for windows that the reference refuses. */
function windowsOf({ input, out, size, stride, padding: [top, left] }: PoolOperands, memory: WasmMemory): Windows | undefined {
  if (!memory.owns(input) || !memory.owns(out) || input.shape.length !== 4 || out.shape.length !== 4) return undefined;
  const [batch = 0, height = 0, width = 0, channels = 0] = input.shape;
  const [outBatch, outHeight = 0, outWidth = 0, outChannels] = out.shape;
  const staysWithin = (length: number, places: number, before: number): boolean => before < size && (places - 1) * stride - before < length;
  if (outBatch !== batch || outChannels !== channels) return undefined;
  if (!staysWithin(height, outHeight, top) || !staysWithin(width, outWidth, left)) return undefined;
  return {
    input, out, batch,
    places: [height, width, channels, outHeight, outWidth, size, stride, top, left],
    inputBytes: 4 * height * width * channels,
    outBytes: 4 * outHeight * outWidth * channels,
  };
}
