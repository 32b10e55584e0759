import { isVitrumError, VitrumError, type DatasetSplits, type PartsPlan, type Registry } from '@vitrum/core';
import { originOf, setOrigin } from '@vitrum/core/internal';
import { resolveDataset, type DatasetReference } from '@vitrum/runs';
import type { CommandHost } from '../command-host.ts';
import { reasonOf } from '../reason-of.ts';
import { showDownload } from '../render/download-bar.ts';
import { reportNote } from '../report-note.ts';
import { absolutePaths } from './absolute-paths.ts';
import { openDataContext } from './data-context.ts';

export interface DatasetOptions {
  readonly dataDir?: string;
  /** Which samples are held out; those of the test part alone by default. */
  readonly parts?: PartsPlan | undefined;
}

/**
 * Loads a dataset and prints notes on how it was read to standard error; a limit, and parts that it does not divide
 * itself, are left to the caller.
 *
 * @throws VITRUM_UNKNOWN_NAME, the errors of options, what the dataset throws, the signal's reason
 */
export async function loadDataset(
  registry: Registry,
  reference: DatasetReference,
  options: DatasetOptions,
  host: CommandHost,
  signal?: AbortSignal,
): Promise<DatasetSplits> {
  const splits = await load(registry, reference, options, host, signal);
  for (const note of splits.notes ?? []) reportNote(`${note}.`, host);
  return splits;
}

async function load(
  registry: Registry,
  reference: DatasetReference,
  { dataDir, parts }: DatasetOptions,
  host: CommandHost,
  signal: AbortSignal | undefined,
): Promise<DatasetSplits> {
  const definition = resolveDataset(registry, await absolutePaths(reference, host.paths));
  const download = showDownload(host.stderr);
  const plugin = originOf(definition);
  try {
    const context = openDataContext({ dataDir, onProgress: download.update, onRetry: download.retry, signal }, host);
    const splits = await definition.load(parts === undefined ? context : { ...context, parts });
    for (const part of [splits.train, splits.validation, splits.test]) if (part !== undefined) setOrigin(part, plugin);
    return splits;
  } catch (error) {
    if (isVitrumError(error) || signal?.aborted === true) throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `The dataset "${reference.type}"${plugin === undefined ? '' : ` of the plugin "${plugin}"`} could not be loaded: ${reasonOf(error)}.`,
      hint: 'Its plugin failed; run again with --verbose to see where.',
      cause: error,
    });
  } finally {
    download.end();
  }
}
