import type { Conv2dForwardOperands, Conv2dOperands } from '@vitrum/core/internal';
import { isSameShape } from '@vitrum/tensor';
import { activate as activateOperation } from '@vitrum/tensor/operations';
import { activationKernel } from '../activation-kernel.ts';
import type { Address, KernelExports } from '../kernels/kernel-exports.ts';
import type { Heap } from '../memory/heap.ts';
import { Scratch } from '../memory/scratch.ts';
import type { WasmTensor } from '../memory/wasm-tensor.ts';
import { isWorthSpreading } from '../threads/split.ts';
import { chunkKernels, type ThreadPool } from '../threads/thread-pool.ts';
import type { WasmMemory } from '../wasm-memory.ts';
import { convolutionShape, multiplicationsOf, type ConvolutionShape } from './convolution-shape.ts';
import { forwardWay, inputGradientWay, ways, weightGradientWay } from './ways.ts';

/** Words of kernels/convolution/convolution.ts. */
const words = 21;
const [activatedWord, activationWord, slopeWord] = [4, 5, 6];
/** More chunks than threads, to even out other load on the machine. */
const chunksPerThread = 2;
/** Parts of the batch whose gradients by the weights are formed by themselves, then added in order, whatever the number of threads. */
const maxParts = 16;
/** All parts together are kept below this length, but for the first few. */
const [maxPartsLength, minParts] = [1 << 22, 4];
/** So many samples of a batch are looked at to see how many zeros it has. */
const lookedAt = 8;

/** What the bias and the activation of a forward pass add to a `Convolution`. */
interface End {
  readonly bias: WasmTensor | undefined;
  readonly kind: number;
  readonly slope: number;
  readonly activated: WasmTensor | undefined;
}

const noEnd: End = { bias: undefined, kind: 0, slope: 0, activated: undefined };

/** A convolution for one way, ready to be put into memory. */
interface Bound {
  readonly shape: ConvolutionShape;
  readonly description: Int32Array;
  /** Bytes of shared and of scratch memory, by way; 0 until asked for. */
  readonly shared: Float64Array;
  readonly scratch: Float64Array;
}

/** Convolutions and their gradients, spread over threads by samples. */
export class Convolutions {
  readonly #kernels: KernelExports;
  readonly #memory: WasmMemory;
  readonly #heap: Heap;
  readonly #pool: ThreadPool | undefined;
  readonly #scratch: Scratch;
  /** The convolution at work, and what is derived from it for all samples and threads. */
  readonly #shared: Scratch;
  readonly #parts: Scratch;
  #address: Address = 0;
  #description: Int32Array = new Int32Array(0);

  constructor(kernels: KernelExports, memory: WasmMemory, heap: Heap, pool: ThreadPool | undefined) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#heap = heap;
    this.#pool = pool;
    this.#scratch = new Scratch(heap);
    this.#shared = new Scratch(heap);
    this.#parts = new Scratch(heap);
  }

  /** out = input ∗ weights + bias, and an activation after it. */
  prepareForward({ bias, then, ...operands }: Conv2dForwardOperands): (() => void) | undefined {
    const shape = convolutionShape(operands, this.#memory);
    if (shape === undefined) return undefined;
    if (bias !== undefined && (!this.#memory.owns(bias) || !isSameShape(bias.shape, [shape.filters]))) return undefined;
    if (then === undefined) return this.#preparedForward(shape, { ...noEnd, bias });
    const { activation, out: activated } = then;
    if (!this.#memory.owns(activated) || !isSameShape(activated.shape, shape.out.shape)) return undefined;
    const { kind, slope } = activationKernel(activation);
    if (kind >= 0) return this.#preparedForward(shape, { bias, kind, slope, activated });
    const convolve = this.#preparedForward(shape, { ...noEnd, bias });
    const activate = activateOperation.reference({ activation, z: shape.out, a: activated });
    return () => {
      convolve();
      activate();
    };
  }

  #preparedForward(shape: ConvolutionShape, end: End): () => void {
    const bound = bind(shape, end);
    const way = forwardWay(shape);
    return () => {
      shape.out.block.touch();
      end.activated?.block.touch();
      this.#runSamples(bound, way);
    };
  }

  /** input = ∂C/∂input. */
  prepareInputGradient(operands: Conv2dOperands): (() => void) | undefined {
    const shape = convolutionShape(operands, this.#memory);
    if (shape === undefined) return undefined;
    const bound = bind(shape, noEnd);
    return () => {
      shape.input.block.touch();
      this.#runSamples(bound, inputGradientWay(shape, this.#countNonZeros(shape.out, shape.batch)));
    };
  }

  /** weights = ∂C/∂weights. */
  prepareWeightGradient(operands: Conv2dOperands): (() => void) | undefined {
    const shape = convolutionShape(operands, this.#memory);
    if (shape === undefined) return undefined;
    const bound = bind(shape, noEnd);
    return () => {
      shape.weights.block.touch();
      const { batch, input, out } = shape;
      this.#runParts(bound, weightGradientWay(shape, this.#countNonZeros(input, batch), this.#countNonZeros(out, batch)));
    };
  }

  /** Each sample's result is its own. */
  #runSamples(bound: Bound, way: number): void {
    const { batch } = bound.shape;
    const convolution = this.#begin(bound, way);
    const pool = this.#poolFor(bound, way);
    if (pool === undefined) return this.#kernels.convolve(way, convolution, 0, batch, 0, this.#scratch.reserve(bound.scratch[way] ?? 0));
    const length = Math.ceil(batch / Math.min(batch, chunksPerThread * pool.threads));
    for (let first = 0; first < batch; first += length) addChunk(pool, first, Math.min(length, batch - first), 0);
    pool.run();
  }

  /** Parts of the batch are added up by themselves, then added in order. */
  #runParts(bound: Bound, way: number): void {
    const { batch, weights } = bound.shape;
    const convolution = this.#begin(bound, way);
    const most = Math.min(maxParts, Math.max(minParts, Math.floor(maxPartsLength / weights.length)));
    const length = Math.ceil(batch / most);
    const count = Math.ceil(batch / length);
    const sums = this.#parts.reserve(4 * weights.length * count + 64);
    const pool = this.#poolFor(bound, way);
    const scratch = pool === undefined ? this.#scratch.reserve(bound.scratch[way] ?? 0) : 0;
    for (let part = 0, first = 0; part < count; part++, first += length) {
      const [samples, to] = [Math.min(length, batch - first), sums + 4 * weights.length * part];
      if (pool === undefined) this.#kernels.convolve(way, convolution, first, samples, to, scratch);
      else addChunk(pool, first, samples, to);
    }
    pool?.run();
    this.#kernels.sumRows(sums, 4 * weights.length, count, weights.length, weights.address, 1, 0);
  }

  /** Puts the convolution into memory and derives what all samples need. */
  #begin(bound: Bound, way: number): Address {
    if (bound.shared[way] === 0) {
      const address = this.#place(bound.description, 0);
      bound.shared[way] = this.#kernels.convolutionShared(way, address);
      bound.scratch[way] = this.#kernels.convolutionScratch(way, address);
    }
    const address = this.#place(bound.description, bound.shared[way] ?? 0);
    this.#kernels.prepareConvolution(way, address);
    return address;
  }

  #place(description: Int32Array, bytes: number): Address {
    const address = this.#shared.reserve(Math.max(bytes, 4 * words));
    if (address !== this.#address) {
      this.#address = address;
      this.#description = new Int32Array(this.#heap.memory.buffer, address, words);
    }
    this.#description.set(description);
    return address;
  }

  /** The threads, with a job begun, if they are worth while. */
  #poolFor({ shape, scratch }: Bound, way: number): ThreadPool | undefined {
    const pool = this.#pool;
    if (pool === undefined || shape.batch === 1 || !isWorthSpreading(multiplicationsOf(shape) * shape.batch)) return undefined;
    pool.reserveScratch(scratch[way] ?? 0);
    pool.begin(chunkKernels.convolve);
    pool.integers[1] = way;
    pool.integers[2] = this.#address;
    return pool;
  }

  /** Elements of a sample that are not zero, by a look at some of a batch. */
  #countNonZeros({ address, length }: WasmTensor, batch: number): number {
    const sampleLength = length / batch;
    const step = Math.ceil(batch / lookedAt);
    let [count, looked] = [0, 0];
    for (let sample = 0; sample < batch; sample += step, looked++) {
      count += this.#kernels.countNonZeros(address + 4 * sample * sampleLength, sampleLength);
    }
    return count / looked;
  }
}

function addChunk(pool: ThreadPool, first: number, count: number, part: Address): void {
  pool.integers[3] = first;
  pool.integers[4] = count;
  pool.integers[5] = part;
  pool.add();
}

function bind(shape: ConvolutionShape, { bias, kind, slope, activated }: End): Bound {
  const { input, weights, out, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, filters, stride, dilation } = shape;
  const { padding: [top, left], groupChannels, groupFilters } = shape;
  const description = Int32Array.of(
    input.address, weights.address, out.address, bias?.address ?? 0, 0, 0, 0,
    height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, filters, stride, dilation, top, left, groupChannels, groupFilters,
  );
  description[activatedWord] = activated?.address ?? 0;
  description[activationWord] = kind;
  new Float32Array(description.buffer)[slopeWord] = slope;
  const wayCount = Object.keys(ways).length;
  return { shape, description, shared: new Float64Array(wayCount), scratch: new Float64Array(wayCount) };
}
