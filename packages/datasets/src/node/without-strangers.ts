import { dirname } from 'node:path';
import { isVitrumError, type DatasetFile, type PublishedDataset } from '@vitrum/core';
import type { FoundFiles } from './find-files.ts';
import { verifyFile } from './verify-file.ts';

/**
 * The found files without those that lie in `folder` itself, among everybody's, where they turn out to be another dataset's:
 * Fashion-MNIST and others took over the file names of MNIST. The smallest of them decides.
 */
export async function withoutStrangers(dataset: PublishedDataset, folder: string, found: FoundFiles): Promise<FoundFiles> {
  const suspects = dataset.files.filter(({ name }) => isIn(folder, found.get(name)));
  const [smallest] = suspects.toSorted((a, b) => a.size - b.size);
  if (smallest === undefined || (await isPublished(found.get(smallest.name) ?? '', dataset, smallest))) return found;
  return new Map([...found].filter(([, path]) => !isIn(folder, path)));
}

function isIn(folder: string, path: string | undefined): boolean {
  return path !== undefined && dirname(path) === dirname(`${folder}/file`);
}

async function isPublished(path: string, dataset: PublishedDataset, file: DatasetFile): Promise<boolean> {
  try {
    await verifyFile({ path, location: path }, dataset, file);
    return true;
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_CHECKSUM_MISMATCH') return false;
    return true; // what is wrong with it is told when it is read
  }
}
