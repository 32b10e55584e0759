import { VitrumError, type PublishedDataset } from '@vitrum/core';
import { missingFiles, type FoundFiles } from './find-files.ts';

/** A dataset's files were not found. `situation` says where, and what happened. */
export function datasetNotFound(dataset: PublishedDataset, situation: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `${situation}.`,
    hint: `Put ${listOfFiles(dataset)} into a folder and name it with --data-dir or VITRUM_DATA_DIR${originOf(dataset)}.`,
    cause,
  });
}

/** The given folder lacks some or all files of a dataset. */
export function filesMissing(dataset: PublishedDataset, folder: string, found: FoundFiles): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `${describeMissing(dataset, folder, found)}.`,
    hint: `Put ${listOfFiles(dataset)} there or into its subfolder "${dataset.folder}", gzipped or not${originOf(dataset)}.`,
  });
}

/** The given data folder does not exist or is not a folder. */
export function noSuchFolder(dataset: PublishedDataset, folder: string, problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `The data folder ${folder} ${problem}.`,
    hint: `Name a folder that has ${listOfFiles(dataset)}, gzipped or not, directly or in its subfolder "${dataset.folder}".`,
  });
}

/** The files of a dataset that a folder lacks. */
export function describeMissing(dataset: PublishedDataset, folder: string, found: FoundFiles): string {
  const missing = missingFiles(dataset, found).map((file) => file.name);
  if (found.size === 0) return `The folder ${folder} has no file of the dataset "${dataset.name}": it lacks ${missing.join(', ')}`;
  return `The folder ${folder} has only ${found.size} of the ${dataset.files.length} files of the dataset "${dataset.name}": it lacks ${missing.join(', ')}`;
}

function listOfFiles({ files }: PublishedDataset): string {
  const names = files.map((file) => file.name);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function originOf({ mirrors: [mirror], archive }: PublishedDataset): string {
  if (mirror === undefined) return '';
  return archive === undefined ? `; ${mirror} serves them` : `; ${mirror}${archive.name} has them`;
}
