export { cacheFolder, type Environment } from './cache-folder.ts';
export { dataUnreadable, systemCode, systemReason } from './data-unreadable.ts';
export type { DownloadProgress } from './download-files.ts';
export { createFolderContext, type FolderContextOptions } from './folder-context.ts';
export { makeFolder } from './make-folder.ts';
