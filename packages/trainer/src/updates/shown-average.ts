import type { Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { BatchStream } from '../batches/batch-stream.ts';
import type { PassOptions } from '../evaluation/pass-options.ts';
import type { AveragedWeights } from './averaged-weights.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import type { WeightUpdates } from './weight-updates.ts';

/** Where averaged weights are shown. */
export interface ShownAverageOptions {
  readonly average: AveragedWeights;
  readonly updates: WeightUpdates;
  readonly network: Network;
  readonly dataset: Dataset;
  readonly pass: Pick<PassOptions, 'batchSize' | 'blockSize'>;
  readonly seed: number;
}

/** Puts averaged weights into a network that is being trained, and takes them out again. */
export class ShownAverage {
  readonly #options: ShownAverageOptions;

  constructor(options: ShownAverageOptions) {
    this.#options = options;
  }

  /** Does something with the averaged weights in the network, if there are any after so many epochs and samples. */
  async during<T>(epoch: number, samples: number, use: () => Promise<T>): Promise<T> {
    const { average } = this.#options;
    try {
      await this.#show(epoch, samples);
      return await use();
    } finally {
      if (average.isShown) average.swap();
    }
  }

  /** Leaves averaged weights in the network, if there are any. */
  async settle(epoch: number, samples: number): Promise<void> {
    await this.#show(epoch, samples);
    if (this.#options.average.isShown) this.#options.average.settle();
  }

  async #show(epoch: number, samples: number): Promise<void> {
    const { average, updates } = this.#options;
    if (!updates.hasAverage(epoch, samples)) return;
    average.swap();
    if (average.needsStatistics) await this.#refreshStatistics();
  }

  async #refreshStatistics(): Promise<void> {
    const { network, dataset, pass, seed } = this.#options;
    const samples = new BatchStream(dataset, network, pass);
    try {
      await refreshStatistics(network, { samples, size: dataset.size, batchSize: pass.batchSize, seed });
    } finally {
      samples.release();
    }
  }
}
