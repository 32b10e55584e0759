import type { Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { copyNetwork, createCost, type Cost, type Network } from '@vitrum/network';
import { evaluate } from '@vitrum/trainer';
import type { LiveFigures } from '../../shared/api/theater.ts';
import type { ActiveRun } from '../active-run.ts';
import { gradientSamples, gradientSizes, type GradientSamples } from '../gradient-sizes.ts';

/** So many samples tell per cents, and take milliseconds. */
const measuredSamples = 1000;
/** Milliseconds between two measures, and how many times as long as a measure training goes on at least. */
const [millisecondsApart, patience] = [300, 19];

/** Measures a run on a fixed part of its held-out samples now and then, with a copy of its network: training itself is not touched. */
export class LiveMeasure {
  readonly #run: ActiveRun;
  readonly #copy: Network;
  readonly #dataset: ActiveRun['open']['data']['test'];
  readonly #cost: Cost;
  readonly #samples: GradientSamples;
  #next = -Infinity;
  latest: LiveFigures | undefined;

  constructor(registry: Registry, run: ActiveRun) {
    const { network, data } = run.open;
    this.#run = run;
    this.#copy = copyNetwork(registry, network, { backend: network.backend });
    this.#cost = createCost(this.#copy, run.open.plan.loss);
    this.#samples = gradientSamples(network, data.train);
    const held = data.validation ?? data.test;
    this.#dataset = limitSamples(held, Math.min(held.size, measuredSamples));
  }

  /** Measures if it is time. */
  async offer(): Promise<void> {
    if (performance.now() >= this.#next) await this.#measure();
  }

  /** Measures the network as it stands when training stops. */
  async finish(): Promise<void> {
    if (this.latest?.samplesInAll !== this.#samplesInAll()) await this.#measure();
  }

  #samplesInAll(): number {
    const { open, epochsDone, samples } = this.#run;
    return epochsDone * open.data.train.size + samples;
  }

  async #measure(): Promise<void> {
    const begun = performance.now();
    const { open } = this.#run;
    const samplesInAll = this.#samplesInAll();
    this.#copy.copyFrom(open.network);
    const { loss, accuracy, confusion } = await evaluate({ network: this.#copy, dataset: this.#dataset, loss: open.plan.loss });
    const gradients = gradientSizes(this.#copy, this.#cost, this.#samples);
    this.latest = { samples: this.#dataset.size, loss, ...(accuracy !== undefined && { accuracy }), ...(confusion && { classes: classAccuracies(confusion) }), gradients, samplesInAll };
    const took = performance.now() - begun;
    this.#next = performance.now() + Math.max(millisecondsApart, patience * took);
  }

  release(): void {
    this.#copy.release();
  }
}

/** Per cent of each class that is taken for it, from confusion[class][predicted]. */
export function classAccuracies(confusion: readonly (readonly number[])[]): readonly (number | undefined)[] {
  return confusion.map((row, label) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return total === 0 ? undefined : (100 * (row[label] ?? 0)) / total;
  });
}
