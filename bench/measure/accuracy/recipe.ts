/** A training whose accuracy the documentation states. */
export interface Recipe {
  /** In the table, and for `--only`. */
  readonly name: string;
  /** The recipe of the command line: `vitrum train --config recipe:mlp`. */
  readonly recipe: string;
  /** The mean that is aimed at, in percent. */
  readonly accuracy: number;
  /** The limit of the seconds of training, if there is one. */
  readonly maxSeconds?: number;
  /** The limit of the number of parameters, if there is one. */
  readonly maxParameters?: number;
}

/** A training and what its recipe says, as options of `vitrum train`. */
export interface WrittenRecipe extends Recipe {
  readonly dataset: string;
  /** Without dataset, seed and output. */
  readonly options: readonly string[];
}

/** The figures of one training. */
export interface Trial {
  readonly seed: number;
  /** On the test part at the end, in percent. */
  readonly accuracy: number;
  /** From the first step to the last test. */
  readonly seconds: number;
  readonly parameters: number;
  /** The largest resident memory of the process, in megabytes; null where the system does not tell. */
  readonly peakMemory: number | null;
}
