import { VitrumError, type Backend, type FloatArray, type Optimizer, type Parameter, type Precision, type Tensor } from '@vitrum/core';
import { contributionFailure, requireReady, type UpdateKernel } from '@vitrum/core/internal';
import { prepareOn } from '@vitrum/tensor';
import { prepareStep } from './parameter-step.ts';
import { requireMatrices, ruleFor } from './updates/rule-for.ts';

/** The optimizer's memory; see `TrainingState.slots`. */
export type SavedSlots = Readonly<Record<string, Readonly<Record<string, FloatArray>>>>;

/** A tensor of another owner that is saved and restored with the optimizer's memory. */
export interface BesideSlot {
  /** What it belongs to: the name of a parameter, or of a state. */
  readonly owner: string;
  readonly slot: string;
  readonly tensor: Tensor;
}

/** One parameter's memory, by the name of the slot. */
type Slots = Readonly<Record<string, Tensor>>;

/** Applies an optimizer to parameters and owns its slots. A step allocates nothing. */
export class ParameterUpdates {
  readonly #parameters: readonly Parameter[];
  readonly #slots: readonly Slots[];
  readonly #steps: readonly UpdateKernel[];
  readonly #backend: Backend;
  readonly #optimizer: Optimizer;
  readonly #beside: readonly BesideSlot[];

  /** @throws VITRUM_INVALID_CONFIG for an optimizer of matrices where there are none */
  constructor(optimizer: Optimizer, parameters: readonly Parameter[], backend: Backend, precision: Precision, beside: readonly BesideSlot[] = []) {
    requireReady('optimizers', optimizer, 'The trainer');
    requireMatrices(optimizer, parameters);
    this.#parameters = parameters;
    this.#backend = backend;
    this.#optimizer = optimizer;
    this.#beside = beside;
    this.#slots = parameters.map((parameter) =>
      Object.fromEntries((ruleFor(optimizer, parameter).slots ?? []).map((slot) => [slot, backend.memory.allocate(parameter.value.shape, precision)])),
    );
    this.#steps = parameters.map((parameter, index) => prepareStep(optimizer, parameter, this.#slots[index] ?? {}, prepareOn(backend)));
  }

  /** One optimizer step of every parameter. */
  apply(learningRate: number, step: number): void {
    try {
      for (const take of this.#steps) take(learningRate, step);
    } catch (error) {
      throw contributionFailure('optimizers', this.#optimizer.name, this.#optimizer, error);
    }
  }

  /** Releases the slots. */
  release(): void {
    for (const slot of this.#slots.flatMap((slots) => Object.values(slots))) this.#backend.memory.release(slot);
  }

  /** Copies of the slots. */
  save(): SavedSlots {
    const saved: Record<string, Record<string, FloatArray>> = {};
    for (const [owner, slot, { data }] of this.#all()) (saved[owner] ??= {})[slot] = data.slice();
    return saved;
  }

  /**
   * Restores saved slots.
   *
   * @throws VITRUM_INVALID_CHECKPOINT if they belong to another network or optimizer
   */
  restore(saved: SavedSlots): void {
    for (const [owner, slot, { data }] of this.#all()) restoreSlot(data, saved[owner]?.[slot], owner);
  }

  /** Every slot with its owner and name. */
  #all(): readonly (readonly [owner: string, slot: string, tensor: Tensor])[] {
    const own = this.#parameters.flatMap(({ name }, index) => Object.entries(this.#slots[index] ?? {}).map(([slot, tensor]) => [name, slot, tensor] as const));
    return [...own, ...this.#beside.map(({ owner, slot, tensor }) => [owner, slot, tensor] as const)];
  }
}

function restoreSlot(slot: FloatArray, saved: FloatArray | undefined, name: string): void {
  // Numbers of another width would be rounded.
  if (saved?.length === slot.length && saved.BYTES_PER_ELEMENT === slot.BYTES_PER_ELEMENT) {
    slot.set(saved);
    return;
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The optimizer's memory of "${name}" has ${describe(saved)}, ${describe(slot)} are needed.`,
    hint: 'Resume with the configuration that the run was started with.',
  });
}

const describe = (numbers: FloatArray | undefined): string =>
  numbers === undefined ? 'no numbers' : `${numbers.length} numbers of ${8 * numbers.BYTES_PER_ELEMENT} bits`;
