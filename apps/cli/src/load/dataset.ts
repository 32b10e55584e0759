import { isVitrumError, VitrumError, type DatasetSplits, type Registry } from '@vitrum/core';
import { resolveDataset, type DatasetReference } from '@vitrum/runs';
import { reasonOf } from '../reason-of.ts';
import { showDownload } from '../render/download-bar.ts';
import { oneLine } from '../report-error.ts';
import { openStderr } from '../terminal.ts';
import { openDataContext } from './data-context.ts';

/** Where a dataset's files may be. */
export interface DatasetOptions {
  readonly dataDir?: string;
}

/**
 * Loads a dataset, and tells on standard error what a person should know about how it was read; its limit is the caller's to keep.
 *
 * @throws VITRUM_UNKNOWN_NAME, the errors of options, what the dataset throws, the signal's reason
 */
export async function loadDataset(
  registry: Registry,
  reference: DatasetReference,
  { dataDir }: DatasetOptions,
  signal?: AbortSignal,
): Promise<DatasetSplits> {
  const splits = await load(registry, reference, dataDir, signal);
  for (const note of splits.notes ?? []) process.stderr.write(`note: ${oneLine(note)}.\n`);
  return splits;
}

async function load(
  registry: Registry,
  reference: DatasetReference,
  dataDir: string | undefined,
  signal: AbortSignal | undefined,
): Promise<DatasetSplits> {
  const definition = resolveDataset(registry, reference);
  const download = showDownload(openStderr());
  try {
    return await definition.load(openDataContext({ dataDir, onProgress: download.update, onRetry: download.retry, signal }));
  } catch (error) {
    if (isVitrumError(error) || signal?.aborted === true) throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `The dataset "${reference.type}" could not be loaded: ${reasonOf(error)}.`,
      hint: 'Its plugin failed; run again with --verbose to see where.',
      cause: error,
    });
  } finally {
    download.end();
  }
}
