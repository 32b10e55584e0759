import type { Activation } from './activation.ts';
import type { Contribution } from './contribution.ts';
import type { Optimizer } from './optimizer.ts';
import type { Precision, Shape, Tensor } from './tensor.ts';

/** The kernels that layers are built from. No kernel allocates; `out` never overlaps an input unless said. */
export interface Backend {
  readonly name: string;
  /** Number of threads that large kernels may be spread over. */
  readonly threads: number;
  /** What of the machine it makes use of, for reports: `simd`, `relaxed-simd`, `threads`. */
  readonly features: readonly string[];

  /** A tensor of zeros in memory that the kernels of this backend reach directly; they take any other tensor too, slower. */
  allocate(shape: Shape, precision: Precision): Tensor;
  /** The first `count` rows of a tensor, sharing its memory. */
  firstRows(tensor: Tensor, count: number): Tensor;
  /** Gives back the memory of a tensor from `allocate`. Neither it nor a view on it may be used afterwards. */
  release(tensor: Tensor): void;
  /** Makes bytes readable for the kernels. They must not change while the store is in use. */
  storeBytes(bytes: Uint8Array): ByteStore;
  /** Ends the backend's threads. It goes on working, on one. */
  close(): void;

  /** out = op(a)·op(b), op being the transpose where asked; matrices only. */
  matmul(a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean): void;
  /** out += scale·op(a)·op(b). */
  addMatmul(a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean, scale: number): void;
  /** out[j] = Σᵢ matrix[i, j]. */
  sumRows(matrix: Tensor, out: Tensor): void;
  /** out[j] += scale·Σᵢ matrix[i, j]. */
  addSumRows(matrix: Tensor, out: Tensor, scale: number): void;
  /** z = x·W + b, a = φ(z): the forward pass of a dense layer; W has the shape [inputs, units]. */
  denseForward(x: Tensor, weights: Tensor, biases: Tensor, activation: Activation, z: Tensor, a: Tensor): void;
  /** a = φ(z); the last axis is the row of a row-wise activation. */
  activationForward(activation: Activation, z: Tensor, a: Tensor): void;
  /** dz = Jᵀ·da, which is da ⊙ φ′(z) for an elementwise activation. */
  activationBackward(activation: Activation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void;
  /** A parameter's optimizer step as one kernel, prepared once; undefined where the optimizer's plain rule has to do. */
  prepareUpdate(optimizer: Optimizer, tensors: UpdateTensors): UpdateKernel | undefined;
}

/** Bytes that a backend's kernels read. */
export interface ByteStore {
  /** out[offset + i] = bytes[start + i] / divisor for i < count, rounded once. */
  read(start: number, count: number, divisor: number, out: Tensor, offset: number): void;
  /** Gives the memory back until the next read. */
  release(): void;
}

/** What an optimizer step works on: tensors of one shape. */
export interface UpdateTensors {
  readonly value: Tensor;
  readonly gradient: Tensor;
  /** The optimizer's memory, by the name of the slot. */
  readonly slots: Readonly<Record<string, Tensor>>;
}

/** One optimizer step of one parameter; see `ParameterUpdate` for the arguments. */
export type UpdateKernel = (learningRate: number, step: number) => void;

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
