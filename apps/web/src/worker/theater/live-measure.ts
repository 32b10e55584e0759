import type { Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { copyNetwork, type Network } from '@vitrum/network';
import { evaluate } from '@vitrum/trainer';
import type { LiveFigures } from '../../shared/api/theater.ts';
import type { ActiveRun } from '../active-run.ts';

/** So many samples tell per cents, and take milliseconds. */
const measuredSamples = 1000;
/** Milliseconds between two measures, and how many times as long as a measure training goes on at least. */
const [millisecondsApart, patience] = [300, 19];

/** Measures a run on a fixed part of its held-out samples now and then, with a copy of its network: training itself is not touched. */
export class LiveMeasure {
  readonly #run: ActiveRun;
  readonly #copy: Network;
  readonly #dataset: ActiveRun['open']['data']['test'];
  #next = -Infinity;
  latest: LiveFigures | undefined;

  constructor(registry: Registry, run: ActiveRun) {
    const { network, data } = run.open;
    this.#run = run;
    this.#copy = copyNetwork(registry, network, { backend: network.backend });
    const held = data.validation ?? data.test;
    this.#dataset = limitSamples(held, Math.min(held.size, measuredSamples));
  }

  /** Measures if it is time. */
  async offer(): Promise<void> {
    if (performance.now() >= this.#next) await this.#measure();
  }

  /** Measures the network as it stands when training stops within an epoch; after an epoch the whole set has been measured. */
  async finish(): Promise<void> {
    if (this.#run.samples > 0) await this.#measure();
  }

  async #measure(): Promise<void> {
    const begun = performance.now();
    const { open, epochsDone, samples } = this.#run;
    const samplesInAll = epochsDone * open.data.train.size + samples;
    this.#copy.copyFrom(open.network);
    const { loss, accuracy } = await evaluate({ network: this.#copy, dataset: this.#dataset, loss: open.plan.loss });
    this.latest = { samples: this.#dataset.size, loss, ...(accuracy !== undefined && { accuracy }), samplesInAll };
    const took = performance.now() - begun;
    this.#next = performance.now() + Math.max(millisecondsApart, patience * took);
  }

  release(): void {
    this.#copy.release();
  }
}
