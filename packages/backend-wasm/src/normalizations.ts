import type { Shape, Tensor } from '@vitrum/core';
import type { MomentsOperands, NormalizeBackOperands, NormalizeOperands, NormalizeSumsOperands } from '@vitrum/core/internal';
import { isSameShape } from '@vitrum/tensor';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { WasmTensor } from './memory/wasm-tensor.ts';
import { addSampleChunks } from './threads/sample-chunks.ts';
import { elementsWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';
import type { WasmMemory } from './wasm-memory.ts';

type KernelName = 'moments' | 'normalize' | 'normalizeSums' | 'normalizeBack';

/** What a kernel is given before the axes: tensors in the order of its arguments, each with the shape that it must have. */
type Expected = readonly (readonly [tensor: Tensor, shape: Shape])[];

/** [samples, places, channels], and the groups of channels. */
interface Axes {
  readonly samples: number;
  readonly places: number;
  readonly channels: number;
  readonly groups: number;
}

/** Moments, normalizations and their gradients, spread over threads by samples: each sample's numbers are its own. */
export class Normalizations {
  readonly #kernels: KernelExports;
  readonly #memory: WasmMemory;
  readonly #pool: ThreadPool | undefined;

  constructor(kernels: KernelExports, memory: WasmMemory, pool: ThreadPool | undefined) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#pool = pool;
  }

  prepareMoments(operands: MomentsOperands): (() => void) | undefined {
    const { axes, whole, ofGroups } = shapesOf(operands);
    const { input, mean, variance } = operands;
    return this.#prepare('moments', axes, [[input, whole], [mean, ofGroups], [variance, ofGroups]], [mean, variance], []);
  }

  prepareNormalize(operands: NormalizeOperands): (() => void) | undefined {
    const { axes, whole, ofGroups, ofChannels } = shapesOf(operands);
    const { input, mean, variance, scale, shift, out, epsilon } = operands;
    const tensors = [[input, whole], [mean, ofGroups], [variance, ofGroups], [scale, ofChannels], [shift, ofChannels], [out, whole]] as const;
    return this.#prepare('normalize', axes, tensors, [out], [epsilon]);
  }

  prepareSums(operands: NormalizeSumsOperands): (() => void) | undefined {
    const { axes, whole, ofGroups, ofChannels, ofSamples } = shapesOf(operands);
    const { input, outGradient, mean, variance, scale, scaleGradients, shiftGradients, gradientMeans, productMeans, epsilon } = operands;
    const tensors = [
      [input, whole], [outGradient, whole], [mean, ofGroups], [variance, ofGroups], [scale, ofChannels],
      [scaleGradients, ofSamples], [shiftGradients, ofSamples], [gradientMeans, ofGroups], [productMeans, ofGroups],
    ] as const;
    return this.#prepare('normalizeSums', axes, tensors, [scaleGradients, shiftGradients, gradientMeans, productMeans], [epsilon]);
  }

  prepareBack(operands: NormalizeBackOperands): (() => void) | undefined {
    const { axes, whole, ofGroups, ofChannels } = shapesOf(operands);
    const { input, outGradient, mean, variance, scale, gradientMeans, productMeans, inputGradient, epsilon } = operands;
    const tensors = [
      [input, whole], [outGradient, whole], [mean, ofGroups], [variance, ofGroups], [scale, ofChannels],
      [gradientMeans, ofGroups], [productMeans, ofGroups], [inputGradient, whole],
    ] as const;
    return this.#prepare('normalizeBack', axes, tensors, [inputGradient], [epsilon]);
  }

  /** Undefined for tensors outside of the kernels' memory, and for shapes that the reference refuses. */
  #prepare(
    name: KernelName, { samples, places, channels, groups }: Axes, expected: Expected, written: readonly Tensor[], last: readonly number[],
  ): (() => void) | undefined {
    if (!Number.isInteger(channels / groups)) return undefined;
    const tensors = expected.flatMap(([tensor, shape]) => (this.#memory.owns(tensor) && isSameShape(tensor.shape, shape) ? [tensor] : []));
    if (tensors.length < expected.length) return undefined;
    const blocks = tensors.filter((tensor) => written.includes(tensor)).map(({ block }) => block);
    const spread = samples * places * channels >= elementsWorthSpreading && this.#pool;
    const run = spread ? spreading(spread, name, tensors, [samples, places, channels, groups], last) : this.#whole(name, [
      ...tensors.map(({ address }) => address), samples, places, channels, groups, ...last,
    ]);
    return () => {
      for (const block of blocks) block.touch();
      run();
    };
  }

  #whole(name: KernelName, values: readonly number[]): () => void {
    const kernel: (...values: readonly number[]) => void = this.#kernels[name];
    return () => kernel(...values);
  }
}

function spreading(
  pool: ThreadPool, name: KernelName, tensors: readonly WasmTensor[], axes: readonly [samples: number, ...number[]], last: readonly number[],
): () => void {
  const [samples] = axes;
  const addresses = Int32Array.from(tensors, ({ address }) => address);
  // Tensors with a row for each sample; a scale or a shift belongs to all of them.
  const bytes = Int32Array.from(tensors, ({ shape, length }) => (shape.length > 1 ? (4 * length) / samples : 0));
  const axesWord = 1 + tensors.length;
  const setAddresses = (integers: Int32Array, first: number): void => {
    for (let i = 0; i < addresses.length; i++) integers[1 + i] = (addresses[i] ?? 0) + first * (bytes[i] ?? 0);
  };
  return () => {
    pool.begin(chunkKernels[name]);
    pool.integers.set(axes, axesWord);
    pool.floats.set(last, axesWord + axes.length);
    addSampleChunks(pool, samples, axesWord, setAddresses);
    pool.run();
  };
}

function shapesOf({ input, mean }: MomentsOperands) {
  const [samples = 0, places = 0, channels = 0] = input.shape;
  const groups = mean.shape[1] ?? 0;
  return {
    axes: { samples, places, channels, groups },
    whole: [samples, places, channels],
    ofGroups: [samples, groups],
    ofChannels: [channels],
    ofSamples: [samples, channels],
  };
}
