import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** After this many milliseconds nobody writes to a temporary file any more: a file is written in seconds. */
const abandonedAfter = 3_600_000;

/**
 * Removes what `writeFileAtomically` has left of some files in a folder, where its process was killed meanwhile. What may still be
 * written stays. Throws the errors of the operating system.
 */
export async function removeAbandoned(folder: string, files: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, file = ''] = /^(.+)\.[\da-f-]+\.temporary$/.exec(name) ?? [];
    if (files.includes(file)) await removeIfAbandoned(join(folder, name));
  }
}

async function removeIfAbandoned(path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined); // it has just been finished
  if (status !== undefined && Date.now() - status.mtimeMs > abandonedAfter) await rm(path, { force: true });
}
