import type { Backend, Parameter, Precision, Tensor } from '@vitrum/core';
import { decays } from '@vitrum/core/internal';
import { prepareOn } from '@vitrum/tensor';
import type { OwnedSlot } from './parameter-updates.ts';
import type { GradientSettings } from './gradient-options.ts';
import { HeldGradient } from './held-gradient.ts';

/** Keeps the division away from zero, as in PyTorch. */
const normEpsilon = 1e-6;

/**
 * What happens to gradients between the backward pass and the optimizer, in this order: the mean over a group of batches, the penalties'
 * share, clipping by value, clipping by the norm of all gradients together. A step allocates nothing.
 *
 * Source of the norm: Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063, algorithm 1, with the ε of PyTorch's `clip_grad_norm_`.
 */
export class Gradients {
  readonly parameters: readonly HeldGradient[];
  /** The sums of an unfinished group. */
  readonly slots: readonly OwnedSlot[];
  readonly #settings: GradientSettings;
  readonly #penalized: readonly HeldGradient[];
  readonly #backend: Backend;

  constructor(settings: GradientSettings, parameters: readonly Parameter[], backend: Backend, precision: Precision) {
    const { accumulate, l1, l2 } = settings;
    const allocate = ({ value: { shape } }: Parameter): Tensor | undefined => (accumulate > 1 ? backend.memory.allocate(shape, precision) : undefined);
    const sums = parameters.map(allocate);
    this.#settings = settings;
    this.#backend = backend;
    this.parameters = parameters.map((parameter, index) => new HeldGradient(parameter, sums[index], prepareOn(backend)));
    this.slots = parameters.flatMap(({ name }, index) => {
      const tensor = sums[index];
      return tensor === undefined ? [] : [{ owner: name, slot: 'trainer:gradient', tensor }];
    });
    this.#penalized = l1 > 0 || l2 > 0 ? this.parameters.filter(({ role }) => decays(role)) : [];
  }

  /** Takes in the gradients of a batch, which is a share of its group. */
  takeIn(share: number, isFirst: boolean): void {
    for (const parameter of this.parameters) parameter.takeIn(share, isFirst);
  }

  /** Ends a group: the gradients become those of the step. */
  finish(): void {
    const { l1, l2, clipValue, clipNorm } = this.#settings;
    for (const parameter of this.#penalized) parameter.penalize(l1, l2);
    if (clipValue > 0) for (const parameter of this.parameters) parameter.clamp(clipValue);
    if (clipNorm > 0) this.#clipNorm(clipNorm);
  }

  /** Releases the sums. */
  release(): void {
    for (const { tensor } of this.slots) this.#backend.memory.release(tensor);
  }

  #clipNorm(limit: number): void {
    let squares = 0;
    for (const parameter of this.parameters) squares += parameter.squares();
    const factor = limit / (Math.sqrt(squares) + normEpsilon);
    if (factor < 1) for (const parameter of this.parameters) parameter.scale(factor);
  }
}
