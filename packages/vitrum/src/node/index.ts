// What a program in Node needs beside `vitrum`: files of models and of published datasets.
export {
  cacheFolder,
  clearCache,
  createFolderContext,
  type ClearedCache,
  type DownloadProgress,
  type DownloadRetry,
  type Environment,
  type FolderContextOptions,
} from '@vitrum/data-cache';
export { loadDataset, type LoadDatasetOptions } from './load-dataset.ts';
export { loadModel, saveModel } from './model-files.ts';
