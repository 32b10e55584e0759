import { posix } from 'node:path';
import type { Environment } from './cache-folder.ts';

const usualDirs = '/usr/local/share:/usr/share';

/**
 * The system folders for packaged datasets: `datasets` in each of `$XDG_DATA_DIRS`. Debian's package `dataset-fashion-mnist` uses
 * `/usr/share/datasets/fashion-mnist`. Windows has none.
 *
 * Source: XDG Base Directory Specification 0.8.
 */
export function systemFolders(environment: Environment, platform: NodeJS.Platform = process.platform): readonly string[] {
  if (platform === 'win32') return [];
  const named = environment['XDG_DATA_DIRS'] ?? '';
  const folders = (named === '' ? usualDirs : named).split(':');
  // The specification requires relative paths, including the empty one, to be ignored.
  return folders.filter((folder) => posix.isAbsolute(folder)).map((folder) => posix.join(folder, 'datasets'));
}
