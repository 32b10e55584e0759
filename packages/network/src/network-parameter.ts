import { VitrumError, type GradientSink, type Memory, type Parameter, type ParameterRole, type Prepare, type ScaledKernel, type Tensor } from '@vitrum/core';

/** Where a gradient comes from, bound to the tensors of one batch size. */
interface GradientSource {
  readonly a: Tensor | undefined;
  readonly b: Tensor | undefined;
  /** Writes the gradient; made when it is first read. */
  form?: () => void;
  /** θ ← θ + scale·∂C/∂θ, in one go; undefined where the gradient has to be formed. */
  readonly add?: ScaledKernel;
}

/** What a parameter is made of. */
export interface NetworkParameterParts {
  readonly name: string;
  readonly role: ParameterRole;
  readonly value: Tensor;
  readonly memory: Memory;
  readonly prepare: Prepare;
  readonly allocateGradient: () => Tensor;
}

/** A parameter whose gradient stays in what it is formed of until somebody reads it; see `docs/decisions/0014-lazy-gradients.md`. */
export class NetworkParameter implements Parameter, GradientSink {
  readonly name: string;
  readonly role: ParameterRole;
  readonly value: Tensor;
  readonly #memory: Memory;
  readonly #prepare: Prepare;
  readonly #allocateGradient: () => Tensor;
  #gradient: Tensor | undefined;
  /** One for each batch size, at most a few. */
  #sources: GradientSource[] = [];
  /** That of the last backward pass, as long as what it reads is there. */
  #source: GradientSource | undefined;
  /** The gradient tensor holds the gradient of the last backward pass; before the first, zeros. */
  #isFormed = true;

  constructor({ name, role, value, memory, prepare, allocateGradient }: NetworkParameterParts) {
    this.name = name;
    this.role = role;
    this.value = value;
    this.#memory = memory;
    this.#prepare = prepare;
    this.#allocateGradient = allocateGradient;
  }

  /** @throws VITRUM_GRADIENT_NOT_KEPT when nobody read it before the next forward pass */
  get gradient(): Tensor {
    const gradient = this.#gradientTensor();
    if (this.#isFormed) return gradient;
    if (this.#source === undefined) throw notKept(this.name);
    this.#source.form?.();
    this.#isFormed = true;
    return gradient;
  }

  /** @throws VITRUM_GRADIENT_NOT_KEPT */
  descend(stepSize: number): void {
    if (this.#source?.add !== undefined) {
      this.#source.add(-stepSize);
      return;
    }
    const { data } = this.value;
    const gradient = this.gradient.data;
    for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) - stepSize * (gradient[i] ?? 0);
  }

  product(a: Tensor, b: Tensor): void {
    this.#use(this.#find(a, b) ?? this.#keep(this.#productSource(a, b)));
  }

  sumRows(b: Tensor): void {
    this.#use(this.#find(undefined, b) ?? this.#keep(this.#sumSource(b)));
  }

  fill(write: (gradient: Tensor) => void): void {
    this.#use({ a: undefined, b: undefined, form: () => write(this.#gradientTensor()) });
  }

  /** A forward pass begins, which overwrites what gradients are formed of. */
  loseSource(): void {
    this.#source = undefined;
  }

  /** The tensors of all passes are given back. */
  forgetSources(): void {
    this.#sources = [];
    this.#source = undefined;
  }

  /** Gives value and gradient back, for good. */
  release(): void {
    this.forgetSources();
    this.#memory.release(this.value);
    if (this.#gradient !== undefined) this.#memory.release(this.#gradient);
  }

  #use(source: GradientSource): void {
    this.#source = source;
    this.#isFormed = false;
  }

  #find(a: Tensor | undefined, b: Tensor): GradientSource | undefined {
    const last = this.#sources.at(-1);
    return last?.b === b && last.a === a ? last : this.#sources.find((source) => source.b === b && source.a === a);
  }

  #keep(source: GradientSource): GradientSource {
    this.#sources.push(source);
    return source;
  }

  #productSource(a: Tensor, b: Tensor): GradientSource {
    const source: GradientSource = {
      a,
      b,
      form: () => {
        source.form = this.#prepare('gemm', { a, b, out: this.#gradientTensor(), transposeA: true });
        source.form();
      },
      add: this.#prepare('gemm', { a, b, out: this.value, transposeA: true, accumulate: true }),
    };
    return source;
  }

  #sumSource(b: Tensor): GradientSource {
    const source: GradientSource = {
      a: undefined,
      b,
      form: () => {
        source.form = this.#prepare('sum-rows', { matrix: b, out: this.#gradientTensor() });
        source.form();
      },
      add: this.#prepare('sum-rows', { matrix: b, out: this.value, accumulate: true }),
    };
    return source;
  }

  #gradientTensor(): Tensor {
    return (this.#gradient ??= this.#allocateGradient());
  }
}

function notKept(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_GRADIENT_NOT_KEPT',
    message: `The gradient of "${name}" was not read before the next forward pass, and is not kept beyond it.`,
    hint: 'Read it between backward() and the next forward().',
  });
}
