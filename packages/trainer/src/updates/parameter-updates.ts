import type { Backend, FloatArray, Optimizer, Parameter, Precision, Tensor } from '@vitrum/core';
import { contributionFailure, type UpdateKernel } from '@vitrum/core/internal';
import { prepareOn } from '@vitrum/tensor';
import { prepareStep } from './parameter-step.ts';
import { ruleFor } from './rule-for.ts';

/** The optimizer's memory; see `TrainingState.slots`. */
export type SavedSlots = Readonly<Record<string, Readonly<Record<string, FloatArray>>>>;

/** A tensor that is saved and restored with the optimizer's memory. */
export interface OwnedSlot {
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
  readonly #beside: readonly OwnedSlot[];

  /** @param beside - What others keep, saved with it. */
  constructor(optimizer: Optimizer, parameters: readonly Parameter[], backend: Backend, precision: Precision, beside: readonly OwnedSlot[] = []) {
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
    for (const { owner, slot, tensor: { data } } of this.all()) (saved[owner] ??= {})[slot] = data.slice();
    return saved;
  }

  /** Every slot with its owner. */
  all(): readonly OwnedSlot[] {
    const own = this.#parameters.flatMap(({ name: owner }, index) => Object.entries(this.#slots[index] ?? {}).map(([slot, tensor]) => ({ owner, slot, tensor })));
    return [...own, ...this.#beside];
  }
}
