import { VitrumError, type FloatArray, type Optimizer, type Parameter, type ParameterUpdate, type Precision } from '@vitrum/core';
import { createFloatArray } from '@vitrum/tensor';

type MutableUpdate = { -readonly [Key in keyof ParameterUpdate]: ParameterUpdate[Key] };

/** The optimizer's memory as plain JSON; see `TrainingState.slots`. */
export type SavedSlots = Readonly<Record<string, readonly (readonly number[])[]>>;

/** Applies an optimizer to parameters and keeps its memory. A step allocates nothing. */
export class ParameterUpdates {
  readonly #optimizer: Optimizer;
  readonly #parameters: readonly Parameter[];
  readonly #updates: readonly MutableUpdate[];

  constructor(optimizer: Optimizer, parameters: readonly Parameter[], precision: Precision) {
    this.#optimizer = optimizer;
    this.#parameters = parameters;
    this.#updates = parameters.map(({ value, gradient }) => ({
      value: value.data,
      gradient: gradient.data,
      slots: (optimizer.slots ?? []).map(() => createFloatArray(value.data.length, precision)),
      learningRate: 0,
      step: 0,
    }));
  }

  /** One optimizer step over every parameter. */
  apply(learningRate: number, step: number): void {
    for (const update of this.#updates) {
      update.learningRate = learningRate;
      update.step = step;
      this.#optimizer.update(update);
    }
  }

  /** The memory as plain JSON. */
  save(): SavedSlots {
    return Object.fromEntries(
      this.#parameters.map(({ name }, index) => [name, (this.#updates[index]?.slots ?? []).map((slot) => [...slot])]),
    );
  }

  /**
   * Takes over a saved memory.
   *
   * @throws VITRUM_INVALID_CHECKPOINT when it belongs to another network or optimizer
   */
  restore(saved: SavedSlots): void {
    for (const [index, { name }] of this.#parameters.entries()) {
      const slots = this.#updates[index]?.slots ?? [];
      for (const [slotIndex, slot] of slots.entries()) restoreSlot(slot, saved[name]?.[slotIndex], name);
    }
  }
}

function restoreSlot(slot: FloatArray, saved: readonly number[] | undefined, name: string): void {
  if (saved?.length === slot.length) {
    slot.set(saved);
    return;
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The optimizer's memory of "${name}" has ${saved?.length ?? 'no'} numbers, ${slot.length} are needed.`,
    hint: 'Resume with the configuration that the run was started with.',
  });
}
