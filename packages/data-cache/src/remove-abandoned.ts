import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbandoned, ownerPattern } from './file-owner.ts';

const temporaryName = new RegExp(String.raw`^(.+)\.${ownerPattern}\.temporary$`);

/**
 * Removes what `writeFileAtomically` has left of some files in a folder, where its process was killed meanwhile. Whatever a
 * living process writes stays. Throws the errors of the operating system.
 */
export async function removeAbandoned(folder: string, files: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, file = '', machine = '', pid = ''] = temporaryName.exec(name) ?? [];
    const path = join(folder, name);
    if (files.includes(file) && (await isAbandoned(path, [machine, pid]))) await rm(path, { force: true });
  }
}
