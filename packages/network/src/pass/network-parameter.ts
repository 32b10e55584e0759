import { VitrumError, type GradientSink, type Memory, type Parameter, type ParameterRole, type Prepare, type Tensor } from '@vitrum/core';
import type { ScaledKernel } from '@vitrum/core/internal';
import { reshaped, sizeOf } from '@vitrum/tensor';
import { gemm, sumRows as sumRowsOperation } from '@vitrum/tensor/operations';

/** The source of a gradient, bound to the tensors of one batch size. */
interface GradientSource {
  readonly a: Tensor | undefined;
  readonly b: Tensor | undefined;
  /** Writes the gradient; created on first read. */
  form?: () => void;
  /** θ ← θ + scale·∂C/∂θ in one kernel; undefined if the gradient has to be formed first. */
  readonly add?: ScaledKernel;
}

/** The tensors and plan of a parameter. */
export interface NetworkParameterParts {
  readonly name: string;
  readonly role: ParameterRole;
  /** False for one of a frozen layer, which has no gradient. */
  readonly trainable: boolean;
  readonly value: Tensor;
  readonly memory: Memory;
  readonly prepare: Prepare;
  readonly allocateGradient: () => Tensor;
}

/** A parameter whose gradient stays in its factors until it is read; see `docs/decisions/0014-lazy-gradients.md`. */
export class NetworkParameter implements Parameter, GradientSink {
  readonly name: string;
  readonly role: ParameterRole;
  readonly value: Tensor;
  readonly #trainable: boolean;
  readonly #memory: Memory;
  readonly #prepare: Prepare;
  readonly #allocateGradient: () => Tensor;
  #gradient: Tensor | undefined;
  /** One per batch size: a few at most. */
  #sources: GradientSource[] = [];
  /** That of the last backward pass, while the tensors it reads are valid. */
  #source: GradientSource | undefined;
  /** Of the last `fill`. */
  #write: ((gradient: Tensor) => void) | undefined;
  readonly #filled: GradientSource = { a: undefined, b: undefined, form: () => this.#write?.(this.#gradientTensor()) };
  /** True while the gradient tensor holds the last backward pass's gradient, or zeros before the first. */
  #isFormed = true;

  constructor({ name, role, trainable, value, memory, prepare, allocateGradient }: NetworkParameterParts) {
    this.name = name;
    this.role = role;
    this.value = value;
    this.#trainable = trainable;
    this.#memory = memory;
    this.#prepare = prepare;
    this.#allocateGradient = allocateGradient;
  }

  /** @throws VITRUM_GRADIENT_NOT_KEPT if a forward pass has overwritten its factors, or its layer is frozen */
  get gradient(): Tensor {
    if (!this.#trainable) throw notFormed(this.name);
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
    this.#write = write;
    this.#use(this.#filled);
  }

  /** Called when a forward pass begins to overwrite the factors of gradients. */
  clearSource(): void {
    this.#source = undefined;
  }

  /** Called when the tensors of all passes are released. */
  clearSources(): void {
    this.#sources = [];
    this.#source = undefined;
  }

  /** Releases value and gradient. */
  release(): void {
    this.clearSources();
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
        source.form = this.#prepare(gemm, { a, b, out: this.#gradientTensor(), transposeA: true });
        source.form();
      },
      add: this.#prepare(gemm, { a, b, out: this.value, transposeA: true, accumulate: true }),
    };
    return source;
  }

  #sumSource(b: Tensor): GradientSource {
    const source: GradientSource = {
      a: undefined,
      b,
      form: () => {
        source.form = this.#prepare(sumRowsOperation, { matrix: b, out: asVector(this.#gradientTensor()) });
        source.form();
      },
      add: this.#prepare(sumRowsOperation, { matrix: b, out: asVector(this.value), accumulate: true }),
    };
    return source;
  }

  #gradientTensor(): Tensor {
    return (this.#gradient ??= this.#allocateGradient());
  }
}

const asVector = (tensor: Tensor): Tensor => (tensor.shape.length === 1 ? tensor : reshaped(tensor, [sizeOf(tensor.shape)]));

function notFormed(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_GRADIENT_NOT_KEPT',
    message: `"${name}" has no gradient: its layer is frozen, "trainable": false.`,
    hint: 'Read the gradients of network.trainable.parameters, or leave out "trainable" of the layer.',
  });
}

function notKept(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_GRADIENT_NOT_KEPT',
    message: `The gradient of "${name}" was not read before the next forward pass, and is not kept beyond it.`,
    hint: 'Read it between backward() and the next forward().',
  });
}
