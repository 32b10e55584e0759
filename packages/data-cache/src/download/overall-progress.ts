import type { DownloadOptions, DownloadProgress } from './download-options.ts';

/** A file as far as progress is concerned. */
export interface Portion {
  readonly file: string;
  /** How much of the whole it is, in bytes of any kind that is the same for all. */
  readonly weight: number;
}

/** Tells of every file that is fetched how far it is and how far everything is. */
export class OverallProgress {
  readonly #portions: readonly Portion[];
  readonly #onProgress: (progress: DownloadProgress) => void;

  constructor(portions: readonly Portion[], { onProgress }: Pick<DownloadOptions, 'onProgress'>) {
    this.#portions = portions;
    this.#onProgress = onProgress;
  }

  /** Bytes of portion `index` have come. */
  report(index: number, address: string, receivedBytes: number, totalBytes: number | undefined): void {
    const before = weightOf(this.#portions.slice(0, index));
    const current = this.#portions[index];
    const share = totalBytes === undefined || totalBytes === 0 ? 0 : Math.min(1, receivedBytes / totalBytes);
    this.#onProgress({
      file: current?.file ?? '',
      address,
      receivedBytes,
      totalBytes,
      fileNumber: index + 1,
      fileCount: this.#portions.length,
      fraction: (before + share * (current?.weight ?? 0)) / weightOf(this.#portions),
    });
  }
}

const weightOf = (portions: readonly Portion[]): number => portions.reduce((sum, { weight }) => sum + weight, 0);
