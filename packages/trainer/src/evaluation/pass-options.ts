/** Options of a `BatchStream`. */
export interface PassOptions {
  /** Samples per batch. */
  readonly batchSize: number;
  /** The order of the samples, read for every block; the stored order by default. */
  readonly order?: Uint32Array | undefined;
  /** Samples per block, in whole batches; see `TrainerOptions.blockSize`. */
  readonly blockSize?: number | undefined;
  /** True reads the weights of samples too; false by default. */
  readonly readsWeights?: boolean;
}
