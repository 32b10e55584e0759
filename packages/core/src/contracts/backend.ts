import type { Contribution } from './contribution.ts';
import type { KernelOf, OperandsOf, OperationName } from './operation.ts';
import type { FloatArray, Precision, Shape, Tensor } from './tensor.ts';

/** A place where tensors live, and the operations that run there. */
export interface Backend {
  readonly name: string;
  /** Number of threads that large kernels may be spread over. */
  readonly threads: number;
  /** What of the machine it makes use of, for reports: `simd`, `relaxed-simd`, `threads`. */
  readonly features: readonly string[];
  readonly memory: Memory;
  /**
   * The operation bound to its operands; `out` never overlaps another one unless said. Undefined where this backend does not
   * have it, for these operands: the reference kernel serves then, and says what is wrong with a shape.
   */
  prepare<Name extends OperationName>(operation: Name, operands: OperandsOf<Name>): KernelOf<Name> | undefined;
  /** Ends the backend's threads. It goes on working, on one. */
  close(): void;
}

/** The memory that a backend's kernels reach directly; they take any other tensor too, slower. */
export interface Memory {
  /** A tensor of zeros. */
  allocate(shape: Shape, precision: Precision): Tensor;
  /** The first `count` rows of a tensor, sharing its memory. */
  rows(tensor: Tensor, count: number): Tensor;
  /** Copies numbers into a tensor, from element `offset` on; 0 when left out. */
  write(tensor: Tensor, values: FloatArray, offset?: number): void;
  /** The numbers of a tensor, to be read until the next kernel writes to it. */
  read(tensor: Tensor): FloatArray | Promise<FloatArray>;
  /** Makes bytes readable for the kernels. They must not change while the store is in use. */
  bytes(bytes: Uint8Array): ByteStore;
  /** Gives back the memory of a tensor from `allocate`. Neither it nor a view on it may be used afterwards. */
  release(tensor: Tensor): void;
}

/** Bytes that a backend's kernels read. */
export interface ByteStore {
  /** out[offset + i] = bytes[start + i] / divisor for i < count, rounded once. */
  read(start: number, count: number, divisor: number, out: Tensor, offset: number): void;
  /** Gives the memory back until the next read. */
  release(): void;
}

/** What a backend is asked for. */
export interface BackendRequest {
  /** Number of threads; as many as serve when left out. */
  readonly threads?: number;
  /**
   * True leaves out instructions whose last bit may differ between processors and fixes the order of every sum: the same
   * bits on every machine for the same number of threads.
   */
  readonly deterministic?: boolean;
  /** Called with each reason why what computes is slower than it could be. */
  readonly onNote?: (note: BackendNote) => void;
}

/** Why what computes is slower than it could be. */
export interface BackendNote {
  /** `fallback`: a backend of a higher rank could not be had. `threads`: the backend has one thread where several are usual. */
  readonly kind: 'fallback' | 'threads';
  /** The backend that could not be had, or that lacks the threads. */
  readonly backend: string;
  /** One sentence or two: what could not be had and why, and what takes its place. */
  readonly message: string;
  /** One line: how it can be had. */
  readonly hint: string;
}

/** What a plugin registers to contribute a backend. */
export interface BackendDefinition<Name extends string = string> extends Contribution<Name> {
  /** Of the backends that are available, the one with the highest rank is chosen where none is named; 0 when left out. */
  readonly rank?: number;
  /** What the backend needs, for messages where that is missing: `WebAssembly with SIMD`. */
  readonly requires?: string;
  /** False where this machine or browser lacks what the backend needs. */
  readonly isAvailable: () => boolean;
  /**
   * Makes the backend; throws VITRUM_BACKEND_UNAVAILABLE, VITRUM_OUT_OF_MEMORY or VITRUM_INVALID_OPTION. After the first two,
   * the backend of the next lower rank is tried where none was named.
   */
  readonly create: (request: BackendRequest) => Backend | Promise<Backend>;
}
