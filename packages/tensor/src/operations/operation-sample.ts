import type { Activation, LogitsLoss, Optimizer, Prepare, Shape, Tensor } from '@vitrum/core';

/** Tensors that an operation is tried with, the same way on every backend. */
export interface OperationSample {
  /** `gemm, aᵀ·b of 3 × 33 × 9` */
  readonly label: string;
  /** Shapes of the tensors that it reads. */
  readonly reads: Readonly<Record<string, Shape>>;
  /** Shapes of the tensors that it writes to. */
  readonly writes: Readonly<Record<string, Shape>>;
  /** How many terms are added up for one number of the result: rounding errors grow with it. */
  readonly terms: number;
  /** Prepares the operation with these tensors, and runs it once. */
  run(prepare: Prepare, tensors: Readonly<Record<string, Tensor>>): void;
}

/** What operations take besides tensors. */
export interface SampleParts {
  /** Activations to try. */
  readonly activations: readonly Activation[];
  /** Costs with a form of their own on logits, to try. */
  readonly losses: readonly LogitsLoss[];
  /** Optimizers whose kernels are tried. */
  readonly optimizers: readonly Optimizer[];
}

/** A sample whose `run` is given its tensors by name. */
export function sample<Read extends string, Written extends string>(
  given: Pick<OperationSample, 'label' | 'terms'> & {
    readonly reads: Readonly<Record<Read, Shape>>;
    readonly writes: Readonly<Record<Written, Shape>>;
    /** Prepares the operation with these tensors, and runs it once. */
  run(prepare: Prepare, tensors: Readonly<Record<Read | Written, Tensor>>): void;
  },
): OperationSample {
  return given;
}
