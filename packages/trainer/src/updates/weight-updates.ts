import type { Optimizer } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { ParameterUpdates, type SavedSlots } from '../parameter-updates.ts';
import { leavesGradients, type GradientSettings } from './gradient-options.ts';
import { Gradients } from './gradients.ts';
import { UpdateGroups } from './update-groups.ts';

/** What updates of weights depend on. */
export interface UpdatePlan extends GradientSettings {
  readonly optimizer: Optimizer;
  readonly batchSize: number;
}

/** From the gradients of a batch to the weights of the next one. */
export class WeightUpdates {
  readonly #groups: UpdateGroups;
  /** Undefined if the optimizer sees gradients as they are: then they need not even be formed. */
  readonly #gradients: Gradients | undefined;
  readonly #updates: ParameterUpdates;

  /** @throws VITRUM_INVALID_CONFIG for an optimizer of matrices where there are none */
  constructor(plan: UpdatePlan, { parameters, backend, precision }: Network, size: number) {
    this.#groups = new UpdateGroups({ ...plan, size });
    this.#gradients = leavesGradients(plan) ? undefined : new Gradients(plan, parameters, backend, precision);
    this.#updates = new ParameterUpdates(plan.optimizer, this.#gradients?.parameters ?? parameters, backend, precision, this.#gradients?.slots);
  }

  /** Takes in the gradients of a batch, `count` samples after `start` others of its epoch; the last one of a group updates the weights. */
  apply(epoch: number, start: number, count: number, learningRate: number): void {
    const [first, end] = [this.#groups.startOf(start), this.#groups.endOf(start)];
    this.#gradients?.takeIn(count / (end - first), start === first);
    if (start + count < end) return;
    this.#gradients?.finish();
    this.#updates.apply(learningRate, this.#groups.before(epoch, start) + 1);
  }

  /** The slots of the optimizer, and the gradients of an unfinished group. */
  save(): SavedSlots {
    return this.#updates.save();
  }

  /** @throws VITRUM_INVALID_CHECKPOINT */
  restore(saved: SavedSlots): void {
    this.#updates.restore(saved);
  }

  /** Releases all memory. */
  release(): void {
    this.#updates.release();
    this.#gradients?.release();
  }
}
