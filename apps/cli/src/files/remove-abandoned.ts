import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Age in milliseconds beyond which a temporary file of any process is abandoned: writing one takes seconds. */
const abandonedAfter = 3_600_000;

/** Tells files apart by their final names. */
export interface AbandonedFiles {
  /** Files that nobody else writes at present. */
  readonly isOwn: (name: string) => boolean;
  /** Files that another process may be writing: only old ones are abandoned. */
  readonly isShared: (name: string) => boolean;
}

/** Removes temporary files that a killed `writeFileAtomically` left in a folder. Throws the errors of the operating system. */
export async function removeAbandoned(folder: string, { isOwn, isShared }: AbandonedFiles): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, file = ''] = /^(.+)\.[\da-f-]+\.temporary$/.exec(name) ?? [];
    if (isOwn(file)) await rm(join(folder, name), { force: true });
    else if (isShared(file)) await removeIfOld(join(folder, name));
  }
}

async function removeIfOld(path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined); // its writer has just finished
  if (status !== undefined && Date.now() - status.mtimeMs > abandonedAfter) await rm(path, { force: true });
}
