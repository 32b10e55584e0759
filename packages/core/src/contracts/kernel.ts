/**
 * Names a built-in kernel that computes the same function. A backend that has it may use it; others call the plain
 * function. Known names: activations `identity`, `relu`, `leaky-relu` [slope], `tanh`, `sigmoid`, `softmax`; losses after an
 * activation `softmax-cross-entropy`; optimizers `sgd`, `momentum` [μ], `nesterov` [μ], `rmsprop` [ρ, ε], `adagrad` [ε], `adadelta` [ρ, ε], `adam` [β₁, β₂, ε], `amsgrad` [β₁, β₂, ε],
 * `nadam` [β₁, β₂, ε] with the factors of m and g at each step, `lion` [β₁, β₂], `lamb` [β₁, β₂, ε, λ], `muon` [μ].
 */
export interface Kernel {
  /** One of the known names above; an unknown one is ignored. */
  readonly name: string;
  /** The constants of the kernel, in the order given above; none by default. */
  readonly parameters?: readonly number[];
}

/** Names a built-in kernel of an optimizer. */
export interface UpdateRule extends Kernel {
  /** Parameters that differ from step to step; the first step is 1. */
  readonly stepParameters?: (step: number) => readonly number[];
}
