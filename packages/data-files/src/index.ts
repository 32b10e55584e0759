import { definePlugin } from '@vitrum/core';
import { version } from './version.ts';

export { listArchive, type ArchiveMember } from './archive/list-archive.ts';
export { readArchiveMember } from './archive/read-archive-member.ts';

/** Everything that reads a person's own files, as a plugin. */
export const dataFilesPlugin = definePlugin({ name: '@vitrum/data-files', version, datasets: [] });
export default dataFilesPlugin;
