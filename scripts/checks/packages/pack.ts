import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the archive that `pnpm publish` would upload, with workspace dependencies replaced by versions. Needs a build.
 *
 * @param destination - The folder to write it to.
 * @returns The archive's path.
 */
export function pack(folder: string, destination: string): string {
  const before = new Set(readdirSync(destination));
  const { error, status, stderr } = spawnSync('pnpm', ['pack', '--pack-destination', destination], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32', // pnpm is a script there
  });
  const archive = readdirSync(destination).find((name) => !before.has(name));
  if (status !== 0 || archive === undefined) throw new Error(`pnpm pack failed in ${folder}: ${error?.message ?? stderr}`);
  return join(destination, archive);
}
