import { join, sep } from 'node:path';
import { isVitrumError, type DatasetFile, type PublishedDataset } from '@vitrum/core';
import type { FoundFiles } from './find-files.ts';
import { verifyFile } from './verify-file.ts';

/**
 * Removes found files that belong to another dataset: Fashion-MNIST and others share MNIST's file names. Only files outside the
 * dataset's own folder are in doubt; the smallest one is checked.
 */
export async function excludeForeignFiles(dataset: PublishedDataset, folder: string, found: FoundFiles): Promise<FoundFiles> {
  const own = join(folder, dataset.folder, sep);
  const isSuspect = (path: string | undefined): boolean => path !== undefined && !path.startsWith(own);
  const suspects = dataset.files.filter(({ name }) => isSuspect(found.get(name)));
  const [smallest] = suspects.toSorted((a, b) => a.size - b.size);
  if (smallest === undefined || (await isPublished(found.get(smallest.name) ?? '', dataset, smallest))) return found;
  return new Map([...found].filter(([, path]) => !isSuspect(path)));
}

async function isPublished(path: string, dataset: PublishedDataset, file: DatasetFile): Promise<boolean> {
  try {
    await verifyFile(path, dataset, file);
    return true;
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_CHECKSUM_MISMATCH') return false;
    return true; // faults are reported when it is read
  }
}
