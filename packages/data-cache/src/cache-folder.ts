import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder for vitrum's cached files: `$XDG_CACHE_HOME/vitrum` or `~/.cache/vitrum`, on macOS `~/Library/Caches/vitrum`,
 * on Windows `%LOCALAPPDATA%\vitrum\Cache`.
 *
 * Source: XDG Base Directory Specification 0.8; Apple, "File System Programming Guide".
 */
export function cacheFolder(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'vitrum', 'Cache');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'vitrum');
  const base = environment['XDG_CACHE_HOME'] ?? '';
  // The specification requires relative paths, including the empty one, to be ignored.
  return posix.join(posix.isAbsolute(base) ? base : posix.join(home, '.cache'), 'vitrum');
}
