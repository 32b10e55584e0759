/** What decides which batches make one update. */
export interface GroupOptions {
  /** Training samples. */
  readonly size: number;
  readonly batchSize: number;
  /** Batches of a group. */
  readonly accumulate: number;
}

/**
 * The groups of batches whose gradients make one update: from the beginning of every epoch on, `accumulate` each; the last of an epoch
 * may have fewer. Where a training stands follows from its samples alone, so that a resumed one stands there, too.
 */
export class UpdateGroups {
  /** Updates of an epoch. */
  readonly perEpoch: number;
  readonly #size: number;
  /** Samples of a whole group. */
  readonly #length: number;

  constructor({ size, batchSize, accumulate }: GroupOptions) {
    this.#size = size;
    this.#length = batchSize * accumulate;
    this.perEpoch = Math.ceil(size / this.#length);
  }

  /** The samples of the epoch before the group that begins with, or contains, this one. */
  startOf(sample: number): number {
    return sample - (sample % this.#length);
  }

  /** The samples of the epoch up to the end of that group. */
  endOf(sample: number): number {
    return Math.min(this.#size, this.startOf(sample) + this.#length);
  }

  /** Updates before that group, since the training began. */
  before(epoch: number, sample: number): number {
    return epoch * this.perEpoch + this.startOf(sample) / this.#length;
  }
}
