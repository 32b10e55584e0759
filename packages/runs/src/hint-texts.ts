import type { RequiredPlugin } from '@vitrum/formats';

/** The next steps to suggest, which differ between programs. */
export interface HintTexts {
  /** How to install missing plugins. Their names come from untrusted files: nothing is installed automatically. */
  readonly installPlugins: (missing: readonly RequiredPlugin[]) => string;
  /** How to name the dataset that a model does not name. */
  readonly nameDataset: string;
  /** What to do about data that are encoded differently than a model expects. */
  readonly fitData: string;
  /** What to do about a run folder that cannot be resumed. */
  readonly restartDownload: string;
}
