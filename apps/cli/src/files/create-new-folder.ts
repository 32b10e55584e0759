import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '@vitrum/data-cache/internal';
import type { GivenPaths } from '../given-paths.ts';
import { writeTo } from '../write-output.ts';

/**
 * Creates a folder that was not there: of the given name, or with a number behind it where that is taken.
 *
 * @returns Its path, as given.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function createNewFolder(name: string, paths: GivenPaths): Promise<string> {
  return writeTo(name, async () => {
    await makeFolder(paths.resolve(dirname(name)));
    for (let number = 1; ; number++) {
      const path = number === 1 ? name : `${name}-${number}`;
      if (await makeUnlessTaken(paths.resolve(path))) return path;
    }
  });
}

/** False if the name is taken; another process may take it at any moment. */
async function makeUnlessTaken(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
