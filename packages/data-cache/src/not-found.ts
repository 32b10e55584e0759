import { VitrumError, type PublishedDataset } from '@vitrum/core';
import { missingFiles, type FoundFiles } from './find-files.ts';

/** Nothing has the files of a dataset. `situation` says where they were looked for and what came of it. */
export function datasetNotFound(dataset: PublishedDataset, situation: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `${situation}.`,
    hint: `Put ${listOfFiles(dataset)} into a folder and name it with --data-dir or VITRUM_DATA_DIR${originOf(dataset)}.`,
    cause,
  });
}

/** A folder was named that does not have the files of a dataset, or not all of them. */
export function filesMissing(dataset: PublishedDataset, folder: string, found: FoundFiles): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `${describeMissing(dataset, folder, found)}.`,
    hint: `Put ${listOfFiles(dataset)} there or into its subfolder "${dataset.folder}", gzipped or not${originOf(dataset)}.`,
  });
}

/** The named data folder is not there, or is something else. */
export function noSuchFolder(dataset: PublishedDataset, folder: string, problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `The data folder ${folder} ${problem}.`,
    hint: `Name a folder that has ${listOfFiles(dataset)}, gzipped or not, directly or in its subfolder "${dataset.folder}".`,
  });
}

/** Which files of a dataset a folder lacks. */
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
