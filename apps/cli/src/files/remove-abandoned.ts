import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Age in milliseconds beyond which a temporary file is abandoned: writing one takes seconds. */
const abandonedAfter = 3_600_000;

/**
 * Removes temporary files that a killed `writeFileAtomically` left in a folder; recent ones, which may still be in use, stay.
 * Throws the errors of the operating system.
 */
export async function removeAbandoned(folder: string, files: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, file = ''] = /^(.+)\.[\da-f-]+\.temporary$/.exec(name) ?? [];
    if (files.includes(file)) await removeIfAbandoned(join(folder, name));
  }
}

async function removeIfAbandoned(path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined); // its writer has just finished
  if (status !== undefined && Date.now() - status.mtimeMs > abandonedAfter) await rm(path, { force: true });
}
