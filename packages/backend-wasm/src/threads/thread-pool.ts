import type { Address } from '../kernels/kernel-exports.ts';
import type { Heap } from '../memory/heap.ts';
import { Scratch } from '../memory/scratch.ts';

// The numbers of kernels/threads/control-block.ts.
const threadCountOffset = 4;
const servingOffset = 196;
const scratchesOffset = 256;
const chunksOffset = 512;
const slots = 256;
const [chunkWords, slotWords, claimWord] = [16, 32, 16];

/** More would leave too few slots in the ring. */
export const maxThreads = 64;

/** The kernels that can run in chunks, with the numbers of kernels/threads/run-chunk.ts. */
export const chunkKernels = {
  packedProduct: 0,
  listProduct: 1,
  activationForward: 2,
  activationBackward: 3,
  update: 4,
  maxPool: 5,
  maxPoolBack: 6,
  averagePool: 7,
  averagePoolBack: 8,
  convolve: 9,
  maxPoolActivateBack: 10,
  addFloats: 11,
  moments: 12,
  normalize: 13,
  normalizeSums: 14,
  normalizeBack: 15,
  multiplyFloats: 16,
  dropMask: 17,
  convertRows: 18,
  columnsProduct: 19,
  reluBackProduct: 20,
} as const;

/** Posts chunks in the ring, and returns when all of them are done; see kernels/threads/run-job.ts. */
export type RunJob = (control: Address, count: number) => void;

/** Starts a thread; returns a function that ends it. */
export type StartThread = (control: Address, thread: number) => () => void;

/**
 * Spreads kernels over threads in chunks of their results, so that no sum depends on the number of threads. To run a job: `begin`,
 * set the kernel's arguments from word 1 on, `add` each chunk, `run`.
 *
 * Threads start with the first large tensor or the first job. Until they are ready, and when they are late, the calling thread does their work.
 */
export class ThreadPool {
  readonly threads: number;
  /** The next chunk, as integers. */
  readonly integers = new Int32Array(chunkWords);
  /** The same words as 32-bit floats. */
  readonly floats = new Float32Array(this.integers.buffer);
  readonly #heap: Heap;
  readonly #control: Address;
  readonly #ring: Int32Array;
  readonly #scratches: readonly Scratch[];
  readonly #runJob: RunJob;
  readonly #startThread: StartThread;
  #scratchBytes = 0;
  #stops: (() => void)[] | undefined;
  #posted = 0;
  #count = 0;
  #job = 0;

  constructor(heap: Heap, runJob: RunJob, threads: number, startThread: StartThread) {
    this.threads = threads;
    this.#heap = heap;
    this.#control = heap.allocate(chunksOffset + 4 * slots * slotWords);
    this.#ring = new Int32Array(heap.memory.buffer, this.#control + chunksOffset, slots * slotWords);
    for (let slot = 0; slot < slots; slot++) this.#ring[slot * slotWords + claimWord] = slot + 1 - slots;
    new Int32Array(heap.memory.buffer, this.#control + threadCountOffset, 1)[0] = threads;
    this.#scratches = Array.from({ length: threads }, () => new Scratch(heap));
    this.#runJob = runJob;
    this.#startThread = startThread;
  }

  /** Number of threads that have started, not counting the calling one. */
  get serving(): number {
    return Atomics.load(new Int32Array(this.#heap.memory.buffer, this.#control + servingOffset, 1), 0);
  }

  /** Starts the threads unless they have been started. */
  start(): void {
    this.#stops ??= Array.from({ length: this.threads - 1 }, (_, i) => this.#startThread(this.#control, i + 1));
  }

  /** Ensures that every thread has at least `bytes` bytes of scratch memory. */
  reserveScratch(bytes: number): void {
    if (bytes <= this.#scratchBytes) return;
    this.#scratchBytes = bytes;
    const addresses = new Int32Array(this.#heap.memory.buffer, this.#control + scratchesOffset, this.threads);
    this.#scratches.forEach((scratch, i) => (addresses[i] = scratch.reserve(bytes)));
  }

  begin(kernel: number): void {
    this.integers[0] = kernel;
    this.#count = 0;
    this.#job++;
  }

  /** A number that no other job has. */
  get job(): number {
    return this.#job;
  }

  /** Adds a chunk with the current arguments; at most 256 per job. */
  add(): void {
    const slot = (this.#posted + this.#count) % slots;
    this.#ring.set(this.integers, slot * slotWords);
    this.#count++;
  }

  /** Runs the chunks; returns when all are done. */
  run(): void {
    this.start();
    this.#runJob(this.#control, this.#count);
    this.#posted = (this.#posted + this.#count) % slots;
  }

  /** Ends the threads. */
  close(): void {
    for (const stop of this.#stops ?? []) stop();
    this.#stops = [];
  }
}
