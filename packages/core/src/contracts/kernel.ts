/**
 * Names a built-in kernel that computes the same function. A backend that has it may use it; others call the plain
 * function. Known names: activations `identity`, `relu`, `leaky-relu` [slope], `tanh`, `sigmoid`; optimizers `sgd`,
 * `adam` [β₁, β₂, ε].
 */
export interface Kernel {
  readonly name: string;
  readonly parameters?: readonly number[];
}
