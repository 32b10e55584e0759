/** A network's predictions on the test set, sample by sample. */
export interface TestResults {
  readonly size: number;
  /** The predicted class of each sample. */
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
