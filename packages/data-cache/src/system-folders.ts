import { posix } from 'node:path';
import type { Environment } from './cache-folder.ts';

const usualDirs = '/usr/local/share:/usr/share';

/**
 * The folders in which a system's packages keep datasets: `datasets` in each of `$XDG_DATA_DIRS`. Debian's package
 * `dataset-fashion-mnist` fills `/usr/share/datasets/fashion-mnist`. Windows has none.
 *
 * Source: XDG Base Directory Specification 0.8.
 */
export function systemFolders(environment: Environment, platform: NodeJS.Platform = process.platform): readonly string[] {
  if (platform === 'win32') return [];
  const named = environment['XDG_DATA_DIRS'] ?? '';
  const folders = (named === '' ? usualDirs : named).split(':');
  // The specification wants relative paths, and with them the empty one, ignored.
  return folders.filter((folder) => posix.isAbsolute(folder)).map((folder) => posix.join(folder, 'datasets'));
}
