import type { DownloadOptions } from './download-options.ts';

/** A file as far as progress is concerned. */
export interface Portion {
  readonly file: string;
  /** How much of the whole it is, in bytes of any kind that is the same for all. */
  readonly weight: number;
}

/** Tells that bytes of the portion with that index have come. */
export type ReportBytes = (index: number, address: string, receivedBytes: number, totalBytes: number | undefined) => void;

/** Tells of every file that is fetched how far it is and how far everything is. */
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
