import { VitrumError, type Backend, type Parameter, type Precision, type Tensor } from '@vitrum/core';

/** How the gradient of a parameter follows from its factors: the layer's input x and δ = ∂C/∂z of the last passes. */
export interface GradientRule {
  /** Writes ∂C/∂θ. */
  readonly form: (x: Tensor, dz: Tensor, gradient: Tensor) => void;
  /** θ ← θ + scale·∂C/∂θ, in one go. */
  readonly add: (x: Tensor, dz: Tensor, value: Tensor, scale: number) => void;
}

/** A parameter whose gradient stays in the factors that it is a product of, until someone reads it. */
export class LazyParameter implements Parameter {
  readonly name: string;
  readonly value: Tensor;
  readonly #rule: GradientRule;
  readonly #backend: Backend;
  readonly #precision: Precision;
  #gradient: Tensor | undefined;
  /** The factors of the last backward pass, as long as they are there. */
  #x: Tensor | undefined;
  #dz: Tensor | undefined;
  /** The gradient tensor holds the gradient of the last backward pass; before the first, zeros. */
  #isFormed = true;

  constructor(name: string, value: Tensor, rule: GradientRule, backend: Backend, precision: Precision) {
    this.name = name;
    this.value = value;
    this.#rule = rule;
    this.#backend = backend;
    this.#precision = precision;
  }

  /** @throws VITRUM_GRADIENT_NOT_KEPT when nobody read it before the next forward pass */
  get gradient(): Tensor {
    this.#gradient ??= this.#backend.allocate(this.value.shape, this.#precision);
    if (this.#isFormed) return this.#gradient;
    if (this.#x === undefined || this.#dz === undefined) throw notKept(this.name);
    this.#rule.form(this.#x, this.#dz, this.#gradient);
    this.#isFormed = true;
    return this.#gradient;
  }

  /** @throws VITRUM_GRADIENT_NOT_KEPT */
  descend(stepSize: number): void {
    if (this.#x !== undefined && this.#dz !== undefined) {
      this.#rule.add(this.#x, this.#dz, this.value, -stepSize);
      return;
    }
    const { data } = this.value;
    const gradient = this.gradient.data;
    for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) - stepSize * (gradient[i] ?? 0);
  }

  /** A backward pass has left new factors. */
  takeFactors(x: Tensor, dz: Tensor): void {
    this.#x = x;
    this.#dz = dz;
    this.#isFormed = false;
  }

  /** A forward pass begins, which overwrites the factors. */
  loseFactors(): void {
    this.#x = undefined;
    this.#dz = undefined;
  }

  /** Gives value and gradient back to the backend, for good. */
  release(): void {
    this.#backend.release(this.value);
    if (this.#gradient !== undefined) this.#backend.release(this.#gradient);
  }
}

function notKept(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_GRADIENT_NOT_KEPT',
    message: `The gradient of "${name}" was not read before the next forward pass, and is not kept beyond it.`,
    hint: 'Read it between backward() and the next forward().',
  });
}
