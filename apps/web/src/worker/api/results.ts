/** How a network does on the test set, sample by sample. */
export interface TestResults {
  readonly size: number;
  /** The class that is told for each sample. */
  readonly predicted: Uint16Array;
  readonly labels: Uint16Array;
  /** Largest output of each sample. */
  readonly confidence: Float32Array;
  /** confusion[label · classes + predicted], in samples. */
  readonly confusion: Uint32Array;
  readonly classes: readonly string[];
  /** Per cent. */
  readonly accuracy: number;
}
