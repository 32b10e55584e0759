import type { KernelOf, Parameter, ParameterRole, Prepare, Tensor } from '@vitrum/core';
import { addScaled, addSigns, clamp as clampOperation, sumOfSquares } from '@vitrum/tensor/operations/gradients';

/**
 * A parameter whose gradient is worked on before the optimizer sees it: that of the last backward pass, in place, or the mean over the
 * batches of a group, in a tensor of its own. Operations are bound at the first step: a gradient can only be read after a backward pass.
 */
export class HeldGradient implements Parameter {
  readonly name: string;
  readonly role: ParameterRole;
  readonly value: Tensor;
  readonly #parameter: Parameter;
  /** Undefined if every batch makes a step. */
  readonly #sum: Tensor | undefined;
  readonly #prepare: Prepare;
  #add: KernelOf<'add-scaled'> | undefined;
  #scale: KernelOf<'add-scaled'> | undefined;
  #addValue: KernelOf<'add-scaled'> | undefined;
  #addSigns: KernelOf<'add-signs'> | undefined;
  #clamp: KernelOf<'clamp'> | undefined;
  #squares: KernelOf<'sum-of-squares'> | undefined;
  #descend: KernelOf<'add-scaled'> | undefined;

  constructor(parameter: Parameter, sum: Tensor | undefined, prepare: Prepare) {
    this.#parameter = parameter;
    this.#sum = sum;
    this.#prepare = prepare;
    this.name = parameter.name;
    this.role = parameter.role;
    this.value = parameter.value;
  }

  get gradient(): Tensor {
    return this.#sum ?? this.#parameter.gradient;
  }

  /** Takes in the gradient of a batch, with its share of the group. */
  takeIn(share: number, isFirst: boolean): void {
    const { gradient } = this.#parameter; // reading it forms it
    if (this.#sum === undefined) return;
    this.#add ??= this.#prepare(addScaled, { a: gradient, out: this.#sum });
    this.#add(isFirst ? 0 : 1, share);
  }

  /** Adds the gradient of l1·Σ|θ| + l2/2·Σθ². */
  penalize(l1: number, l2: number): void {
    if (l2 > 0) (this.#addValue ??= this.#prepare(addScaled, { a: this.value, out: this.gradient }))(1, l2);
    if (l1 > 0) (this.#addSigns ??= this.#prepare(addSigns, { a: this.value, out: this.gradient }))(l1);
  }

  /** Keeps every number within ±limit. */
  clamp(limit: number): void {
    (this.#clamp ??= this.#prepare(clampOperation, { out: this.gradient }))(limit);
  }

  /** ‖g‖² */
  squares(): number {
    return (this.#squares ??= this.#prepare(sumOfSquares, { values: this.gradient }))();
  }

  /** g ← factor·g */
  scale(factor: number): void {
    (this.#scale ??= this.#prepare(addScaled, { a: this.gradient, out: this.gradient }))(factor, 0);
  }

  /** Not from the factors of the gradient, which know nothing of what was done to it. */
  descend(stepSize: number): void {
    (this.#descend ??= this.#prepare(addScaled, { a: this.gradient, out: this.value }))(1, -stepSize);
  }
}
