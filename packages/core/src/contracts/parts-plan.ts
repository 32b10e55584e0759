/**
 * Which samples belong to which part, as a run wants it: readers hold samples out before they learn means, words or categories from
 * the others.
 */
export interface PartsPlan {
  /** How many training samples are used, those for validation among them; all by default. */
  readonly limit?: number;
  /** What is held out for validation; nothing by default. */
  readonly validation?: HeldOut;
  /** What is held out for testing; by default the dataset's own test part, or what its options say. */
  readonly test?: HeldOut;
}

/** Samples that are not learned from: a share of the training samples, one of their folds, or those of a file or folder. */
export type HeldOut = HeldOutShare | HeldOutFold | HeldOutFile;

/** A share of the training samples, drawn by a seed. */
export interface HeldOutShare {
  /** Tells the ways to hold samples out apart. */
  readonly by: 'share';
  /** Between 0 and 1. */
  readonly share: number;
  /** Determines which samples are drawn: the same seed holds out the same ones. */
  readonly seed: number;
}

/** One of the folds that the training samples are divided into by a seed. */
export interface HeldOutFold {
  /** Tells the ways to hold samples out apart. */
  readonly by: 'fold';
  /** Number of folds, k of k-fold cross-validation: one is held out, the others are trained on. */
  readonly folds: number;
  /** From 1 on. */
  readonly fold: number;
  /** Determines which samples each fold has: runs that differ in `fold` alone must share it. */
  readonly seed: number;
}

/** The samples of a file or folder of the user's: none are held out of the training samples. */
export interface HeldOutFile {
  /** Tells the ways to hold samples out apart. */
  readonly by: 'file';
  /** Where the samples are: data of the same kind as those trained on. */
  readonly path: string;
}
