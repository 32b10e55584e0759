import type { RequiredPlugin } from '@vitrum/formats';

/** What a person can do next: each program has its own ways to give plugins and to name data. */
export interface Advice {
  /** How to give plugins that are missing. Their names come from files that may be anybody's: nothing is installed unasked. */
  readonly givePlugins: (missing: readonly RequiredPlugin[]) => string;
  /** How to name the dataset that a model does not name. */
  readonly nameDataset: string;
  /** What to do about data that become inputs in another way than a model knows. */
  readonly fitData: string;
  /** What to do about a run folder that cannot be resumed. */
  readonly beginAnew: string;
}
