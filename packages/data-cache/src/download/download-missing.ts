import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isVitrumError, type PublishedDataset } from '@vitrum/core';
import { missingFiles, type FoundFiles } from '../find-files.ts';
import type { FolderContextOptions } from '../folder-options.ts';
import { datasetNotFound } from '../not-found.ts';
import { downloadArchive, type ArchivedDataset } from './download-archive.ts';
import { downloadFiles } from './download-files.ts';
import type { DownloadOptions } from './download-options.ts';
import { HttpClient } from './http-client.ts';

const defaultStallTimeout = 30_000;

/** A cache folder and the dataset files it has. */
interface Cache {
  readonly folder: string;
  readonly files: FoundFiles;
}

/**
 * Downloads the files of a dataset that a cache folder lacks. `situation` gives the reason in messages.
 *
 * @throws VITRUM_DATASET_NOT_FOUND, VITRUM_OUTPUT_UNWRITABLE; the signal's reason when it is aborted
 */
export async function downloadMissing(dataset: PublishedDataset, cache: Cache, situation: string, options: FolderContextOptions): Promise<FoundFiles> {
  const folder = join(cache.folder, dataset.folder);
  const mirrors = mirrorsOf(dataset, options);
  const client = await HttpClient.open(options.environment ?? process.env);
  const downloadOptions = withDefaults(options, client);
  try {
    if (!isArchived(dataset)) return await downloadFiles(dataset, missingFiles(dataset, cache.files), folder, mirrors, downloadOptions);
    return await downloadArchive(dataset, folder, mirrors, downloadOptions);
  } catch (error) {
    if (!isVitrumError(error) || error.code !== 'VITRUM_DATASET_NOT_FOUND') throw error;
    throw datasetNotFound(dataset, `${situation}, and ${error.message.replace(/\.$/, '')}`, error);
  } finally {
    await client.close();
  }
}

/** `VITRUM_MIRROR` is the URL of a folder with a subfolder per dataset, like a data folder. */
function mirrorsOf(dataset: PublishedDataset, { mirrors, environment = process.env }: FolderContextOptions): readonly string[] {
  if (mirrors !== undefined) return mirrors;
  const mirror = environment['VITRUM_MIRROR'] ?? '';
  return mirror === '' ? dataset.mirrors : [`${mirror.replace(/\/?$/, '/')}${dataset.folder}/`];
}

function withDefaults(options: FolderContextOptions, client: HttpClient): DownloadOptions {
  return {
    client,
    stallTimeout: options.stallTimeout ?? defaultStallTimeout,
    onProgress: options.onProgress ?? (() => undefined),
    onRetry: options.onRetry ?? (() => undefined),
    wait: options.wait ?? waitByTimer,
    signal: options.signal,
  };
}

/** Waits, at most until the signal is aborted. */
async function waitByTimer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(milliseconds, undefined, signal && { signal }).catch(() => undefined);
}

function isArchived(dataset: PublishedDataset): dataset is ArchivedDataset {
  return dataset.archive !== undefined;
}
