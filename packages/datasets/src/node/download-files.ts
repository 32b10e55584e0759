import { join } from 'node:path';
import { isVitrumError, VitrumError, type DatasetFile, type PublishedDataset } from '@vitrum/core';
import { checkChecksum } from '../check-checksum.ts';
import { decompress, isGzipped, longestAccepted } from './decompress.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { FoundFiles } from './find-files.ts';
import { nodeSha256 } from './node-sha256.ts';
import { makeOutputFolder, writeFileAtomically } from './write-file-atomically.ts';

/** How far the download of one file is. */
export interface DownloadProgress {
  /** The file's name without `.gz`. */
  readonly file: string;
  readonly address: string;
  readonly receivedBytes: number;
  /** What the server announced, if it did. */
  readonly totalBytes: number | undefined;
}

/** How {@link downloadFiles} goes about it. */
export interface DownloadOptions {
  /** Addresses of folders that serve the gzipped files, in the order in which they are tried. */
  readonly mirrors: readonly string[];
  /** Milliseconds without a byte after which a mirror is given up. */
  readonly stallTimeout: number;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal | undefined;
}

/**
 * Downloads files of a dataset into `folder` as they are served. What is not verified is not written.
 *
 * @throws VITRUM_DATASET_NOT_FOUND with every mirror's reason; VITRUM_OUTPUT_UNWRITABLE; the signal's reason when aborted
 */
export async function downloadFiles(
  dataset: PublishedDataset,
  files: readonly DatasetFile[],
  folder: string,
  options: DownloadOptions,
): Promise<FoundFiles> {
  await makeOutputFolder(folder); // first, so that nothing is fetched in vain
  const paths = new Map<string, string>();
  let { mirrors } = options;
  for (const file of files) {
    const { mirror, bytes } = await downloadFromAny(mirrors, dataset, file, options);
    // The mirror that works comes first from now on: the others may take long to fail.
    mirrors = [mirror, ...mirrors.filter((other) => other !== mirror)];
    const path = join(folder, isGzipped(bytes) ? `${file.name}.gz` : file.name);
    await writeFileAtomically(path, bytes);
    paths.set(file.name, path);
  }
  return paths;
}

async function downloadFromAny(
  mirrors: readonly string[],
  dataset: PublishedDataset,
  file: DatasetFile,
  options: DownloadOptions,
): Promise<{ readonly mirror: string; readonly bytes: Uint8Array }> {
  const failures: VitrumError[] = [];
  for (const mirror of mirrors) {
    try {
      return { mirror, bytes: await downloadVerified(mirror, dataset, file, options) };
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      failures.push(error);
    }
  }
  const reasons = failures.map(({ message }) => message.replace(/\.$/, ''));
  throw new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `${file.name} cannot be downloaded: ${reasons.join('; ') || 'it has no mirror'}.`,
    hint: 'Check the network connection, then run it again.',
    cause: failures,
  });
}

/** The file as it is served, once its content is known to be the published one. */
async function downloadVerified(
  mirror: string,
  dataset: PublishedDataset,
  file: DatasetFile,
  { onProgress, fetch, signal, stallTimeout }: DownloadOptions,
): Promise<Uint8Array> {
  const address = `${mirror.replace(/\/?$/, '/')}${file.name}.gz`;
  const bytes = await fetchBytes(address, {
    stallTimeout,
    fetch,
    signal,
    maximumLength: longestAccepted(file),
    onProgress: (receivedBytes, totalBytes) => onProgress({ file: file.name, address, receivedBytes, totalBytes }),
  });
  const content = await decompress({ bytes, location: address }, dataset, file);
  await checkChecksum(content, dataset, file, { sha256: nodeSha256 });
  return bytes;
}
