import type { Activation } from './activation.ts';
import type { Contribution } from './contribution.ts';
import type { Precision, Shape, Tensor } from './tensor.ts';

/** The kernels that layers are built from. No kernel allocates; `out` never overlaps an input unless said. */
export interface Backend {
  readonly name: string;
  /** A tensor of zeros in memory that the kernels of this backend can reach. */
  allocate(shape: Shape, precision: Precision): Tensor;
  /** out = op(a)·op(b), op being the transpose where asked; matrices only. */
  matmul(a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean): void;
  /** matrix[i, j] += bias[j], in place. */
  addBias(matrix: Tensor, bias: Tensor): void;
  /** out[j] = Σᵢ matrix[i, j]. */
  sumRows(matrix: Tensor, out: Tensor): void;
  /** a = φ(z); the last axis is the row of a row-wise activation. */
  activationForward(activation: Activation, z: Tensor, a: Tensor): void;
  /** dz = Jᵀ·da, which is da ⊙ φ′(z) for an elementwise activation. */
  activationBackward(activation: Activation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void;
}

/** What a backend is asked for. */
export interface BackendRequest {
  /** Number of threads; 1 when left out. */
  readonly threads?: number;
}

/** What a plugin registers to contribute a backend. */
export interface BackendDefinition<Name extends string = string> extends Contribution<Name> {
  /** False where this machine or browser lacks what the backend needs. */
  readonly isAvailable: () => boolean;
  /** Makes the backend; throws VITRUM_BACKEND_UNAVAILABLE or VITRUM_INVALID_OPTION. */
  readonly create: (request: BackendRequest) => Backend | Promise<Backend>;
}
