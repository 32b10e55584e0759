import type { Network } from '@vitrum/network';
import { ParameterUpdates } from './parameter-updates.ts';
import { AveragedWeights } from './averaged-weights.ts';
import { parseAveraging } from './averaging.ts';
import { leavesGradients } from './gradient-options.ts';
import { Gradients } from './gradients.ts';
import { requireMatrices } from './require-matrices.ts';
import { UpdateGroups } from './update-groups.ts';
import type { UpdatePlan } from './update-plan.ts';

/** From the gradients of a batch to the weights of the next one, where they are changed on the way, in groups of batches or averaged. */
export class WeightUpdates {
  readonly #groups: UpdateGroups;
  /** Undefined if the optimizer sees gradients as they are: then they need not even be formed. */
  readonly #gradients: Gradients | undefined;
  /** The slots of the optimizer, the gradients of an unfinished group, and averaged weights. */
  readonly updates: ParameterUpdates;
  readonly #size: number;
  /** Undefined if tests and the model have the weights of the last update. */
  readonly average: AveragedWeights | undefined;

  /** @throws VITRUM_INVALID_CONFIG for an optimizer of matrices where there are none; VITRUM_INVALID_OPTION */
  constructor(plan: UpdatePlan, network: Network, size: number) {
    const { trainable: { parameters }, backend, precision } = network;
    const averaging = parseAveraging(plan.averaging, 'training: averaging');
    requireMatrices(plan.optimizer, parameters);
    this.average = averaging && new AveragedWeights(averaging, network, plan.epochs);
    this.#size = size;
    this.#groups = new UpdateGroups({ ...plan, size });
    this.#gradients = leavesGradients(plan) ? undefined : new Gradients(plan, parameters, backend, precision);
    this.updates = new ParameterUpdates(plan.optimizer, this.#gradients?.parameters ?? parameters, backend, precision, [...(this.#gradients?.slots ?? []), ...(this.average?.slots ?? [])]);
  }

  /** Takes in the gradients of a batch, `count` samples after `start` others of its epoch; the last one of a group updates the weights. */
  apply(epoch: number, start: number, count: number, learningRate: number): void {
    const [first, end] = [this.#groups.startOf(start), this.#groups.endOf(start)];
    this.#gradients?.takeIn(count / (end - first), start === first);
    if (start + count < end) return;
    this.#gradients?.finish();
    const update = this.#groups.before(epoch, start) + 1;
    this.updates.apply(learningRate, update);
    this.average?.follow(update, end === this.#size ? epoch + 1 : undefined);
  }

  /** True once there are averaged weights, after the updates of so many epochs and samples. */
  hasAverage(epoch: number, samples: number): boolean {
    return this.average?.hasBegun(this.#groups.before(epoch, samples), epoch) ?? false;
  }

  /** Releases all memory. */
  release(): void {
    this.updates.release();
    this.#gradients?.release();
    this.average?.release();
  }
}
