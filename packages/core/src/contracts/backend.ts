import type { Contribution } from './contribution.ts';
import type { KernelOf, OperandsOf, OperationName } from './operation.ts';
import type { FloatArray, Precision, Shape, Tensor } from './tensor.ts';

/** A memory for tensors, and the operations that run on it. */
export interface Backend {
  /** Identifies the backend in reports and records of runs: `reference`, `wasm`. */
  readonly name: string;
  /** Number of threads that large kernels may be spread over. */
  readonly threads: number;
  /** The features of the machine that it uses, for reports: `simd`, `relaxed-simd`, `threads`. */
  readonly features: readonly string[];
  /** Allocates, writes, reads and releases the tensors that its kernels work on. */
  readonly memory: Memory;
  /**
   * The operation bound to its operands; `out` does not overlap other operands unless stated. Undefined if this backend has no kernel
   * for these operands: then the reference kernel is used, which also reports wrong shapes.
   */
  prepare<Name extends OperationName>(operation: Name, operands: OperandsOf<Name>): KernelOf<Name> | undefined;
  /** Ends the backend's threads; it remains usable, on a single thread. */
  close(): void;
}

/** The memory that a backend's kernels access directly; they accept other tensors too, but are slower. */
export interface Memory {
  /** A tensor of zeros. */
  allocate(shape: Shape, precision: Precision): Tensor;
  /** The first `count` rows of a tensor, sharing its memory. */
  rows(tensor: Tensor, count: number): Tensor;
  /** Copies numbers into a tensor, from element `offset` on; 0 by default. */
  write(tensor: Tensor, values: FloatArray, offset?: number): void;
  /** The numbers of a tensor, to be read until the next kernel writes to it. */
  read(tensor: Tensor): FloatArray | Promise<FloatArray>;
  /** Makes bytes readable for the kernels. They must not change while the store is in use. */
  bytes(bytes: Uint8Array): ByteStore;
  /** Releases a tensor from `allocate`. Neither it nor its views may be used afterwards. */
  release(tensor: Tensor): void;
}

/** Bytes that the kernels of a backend read. */
export interface ByteStore {
  /** out[offset + i] = bytes[start + i] / divisor for i < count, rounded once. */
  read(start: number, count: number, divisor: number, out: Tensor, offset: number): void;
  /**
   * Rows of `size` bytes in any order, at once: row i of `out` is row order[start + i] of the bytes, divided by `divisor`, for i < count.
   * Where it is left out, every row is read by itself.
   */
  readRows?(order: Uint32Array, start: number, count: number, size: number, divisor: number, out: Tensor): void;
  /** Called before a pass in any order, which then need not wait for the bytes: makes all of them readable. */
  showAll?(): void;
  /** Releases the memory until the next read. */
  release(): void;
}

/** Options of a backend. */
export interface BackendRequest {
  /** Number of threads; as many as useful by default. */
  readonly threads?: number;
  /**
   * True avoids instructions whose last bit may differ between processors and fixes the order of every sum: the same bits on every
   * machine for the same number of threads.
   */
  readonly deterministic?: boolean;
  /** Called with each reason why the backend is slower than it could be. */
  readonly onNote?: (note: BackendNote) => void;
}

/** Why a backend is slower than it could be. */
export interface BackendNote {
  /** `fallback`: a backend of a higher rank is unavailable. `threads`: the backend has a single thread instead of several. */
  readonly kind: 'fallback' | 'threads';
  /** The unavailable backend, or the one without threads. */
  readonly backend: string;
  /** One or two sentences: what is unavailable, why, and what is used instead. */
  readonly message: string;
  /** One line: how to make it available. */
  readonly hint: string;
}

/** The definition of a backend, as a plugin registers it. */
export interface BackendDefinition<Name extends string = string> extends Contribution<Name> {
  /** Of the backends that are available, the one with the highest rank is chosen where none is named; 0 by default. */
  readonly rank?: number;
  /** What the backend requires, for messages if that is missing: `WebAssembly with SIMD`. */
  readonly requires?: string;
  /** False if this machine or browser does not meet its requirements. */
  readonly isAvailable: () => boolean;
  /**
   * Creates the backend; throws VITRUM_BACKEND_UNAVAILABLE, VITRUM_OUT_OF_MEMORY or VITRUM_INVALID_OPTION. After the first two, the
   * backend of the next lower rank is tried unless one was named.
   */
  readonly create: (request: BackendRequest) => Backend | Promise<Backend>;
}
