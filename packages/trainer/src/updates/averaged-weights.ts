import type { KernelOf, Tensor } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { prepareOn } from '@vitrum/tensor';
import { integerPower } from '@vitrum/tensor/internal';
import { addScaled } from '@vitrum/tensor/operations/gradients';
import type { OwnedSlot } from './parameter-updates.ts';
import type { Averaging } from './averaging.ts';

/** A tensor of the network and its average. */
interface Averaged {
  readonly name: string;
  readonly value: Tensor;
  readonly average: Tensor;
  /** average ← keep·average + share·value */
  readonly follow: KernelOf<'add-scaled'>;
}

/**
 * Averages of a network's weights over its training, beside the weights that training goes on with.
 *
 * `ema`: ā ← ā + w·(θ − ā) after every update, with w = (1 − d) / (1 − dᵗ), which is the mean with weights dᵗ⁻ⁱ: no start has a share of
 * its own (the bias correction of Adam). States such as running means are averaged with them.
 *
 * `swa`: the plain mean of the weights at the end of every epoch after the share `from` of them. The states follow the averaged weights
 * anew, see `refreshStatistics`.
 *
 * Sources: Polyak & Juditsky 1992, doi:10.1137/0330046; Izmailov et al. 2018, arXiv:1803.05407, algorithm 1, without cycles.
 */
export class AveragedWeights {
  /** The averages, as slots of the state. */
  readonly slots: readonly OwnedSlot[];
  readonly #averaging: Averaging;
  readonly #epochs: number;
  readonly #tensors: readonly Averaged[];
  readonly #network: Network;
  #isShown = false;

  constructor(averaging: Averaging, network: Network, epochs: number) {
    const { backend, precision } = network;
    const prepare = prepareOn(backend);
    this.#averaging = averaging;
    this.#epochs = epochs;
    this.#network = network;
    this.#tensors = [...network.trainable.parameters, ...network.trainable.state].map(({ name, value }) => {
      const average = backend.memory.allocate(value.shape, precision);
      return { name, value, average, follow: prepare(addScaled, { a: value, out: average }) };
    });
    this.slots = this.#tensors.map(({ name, average }) => ({ owner: name, slot: 'trainer:average', tensor: average }));
  }

  /** True if states have to follow the averaged weights anew. */
  get needsStatistics(): boolean {
    return this.#averaging.name === 'swa' && this.#network.trainable.state.length > 0;
  }

  /** Follows an update, counted from 1; `epochsDone` if it ended an epoch. */
  follow(update: number, epochsDone: number | undefined): void {
    const share = this.#shareOf(update, epochsDone);
    if (share === 0) return;
    for (const { follow } of this.#tensors) follow(1 - share, share);
  }

  /** True once there is an average. */
  hasBegun(updates: number, epochsDone: number): boolean {
    return this.#averaging.name === 'ema' ? updates > 0 : epochsDone > this.#averaging.value * this.#epochs;
  }

  /** Exchanges weights and averages, and back. */
  swap(): void {
    for (const { value: { data: value }, average: { data: average } } of this.#tensors) {
      const { length } = value;
      for (let i = 0; i < length; i++) {
        const own = value[i] ?? 0;
        value[i] = average[i] ?? 0;
        average[i] = own;
      }
    }
    this.#isShown = !this.#isShown;
  }

  /** Leaves the averages in the network, for good: the weights that training went on with are lost. */
  settle(): void {
    for (const { follow } of this.#tensors) follow(0, 1);
    this.#isShown = false;
  }

  /** True while the network has the averages. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** Releases the averages. */
  release(): void {
    for (const { average } of this.#tensors) this.#network.backend.memory.release(average);
  }

  #shareOf(update: number, epochsDone: number | undefined): number {
    const { name, value } = this.#averaging;
    if (name === 'ema') return (1 - value) / (1 - integerPower(value, update));
    if (epochsDone === undefined || !this.hasBegun(update, epochsDone)) return 0;
    return 1 / (epochsDone - Math.floor(value * this.#epochs));
  }
}
