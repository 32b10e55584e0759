import type { DownloadOptions } from './download-options.ts';

/** A file's part in the overall progress. */
export interface Portion {
  readonly file: string;
  /** The file's share of the whole, in bytes; all files must be measured alike. */
  readonly weight: number;
}

/** Reports received bytes of the portion at that index. */
export type ReportBytes = (index: number, address: string, receivedBytes: number, totalBytes: number | undefined) => void;

/** Reports the progress of each file and of the whole download. */
export function overallProgress(portions: readonly Portion[], { onProgress }: DownloadOptions): ReportBytes {
  return (index, address, receivedBytes, totalBytes) => {
    const { file = '', weight = 0 } = portions[index] ?? {};
    const share = totalBytes === undefined || totalBytes === 0 ? 0 : Math.min(1, receivedBytes / totalBytes);
    const done = weightOf(portions.slice(0, index)) + share * weight;
    const fraction = done / weightOf(portions);
    onProgress({ file, address, receivedBytes, totalBytes, fileNumber: index + 1, fileCount: portions.length, fraction });
  };
}

const weightOf = (portions: readonly Portion[]): number => portions.reduce((sum, { weight }) => sum + weight, 0);
