import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { outputUnwritable } from '../output-unwritable.ts';

/** A partial download. */
export interface PartialFile {
  readonly path: string;
  /** Number of bytes received. */
  readonly length: number;
}

/**
 * The path of a partial download of `target`, for one URL and one version (the server's validator). Both are hashed into the
 * name, so that any process can resume it. Concurrent writers write the same bytes to the same positions.
 */
export function partialPath(target: string, address: string, version: string): string {
  return `${target}.${shortHash(address)}-${shortHash(version)}.partial`;
}

/** The longest partial download of `target` from a URL, if any. */
export async function maxPartial(target: string, address: string): Promise<PartialFile | undefined> {
  let longest: PartialFile | undefined;
  for (const path of await partialsOf(target, address)) {
    const { size: length } = await stat(path).catch(() => ({ size: 0 })); // another process has just finished it
    if (length > (longest?.length ?? 0)) longest = { path, length };
  }
  return longest;
}

/** Removes partial downloads of `target`; if a URL is given, only those from there. */
export async function removePartials(target: string, address?: string): Promise<void> {
  for (const path of await partialsOf(target, address)) await rm(path, { force: true });
}

async function partialsOf(target: string, address: string | undefined): Promise<readonly string[]> {
  const beginning = `${basename(target)}.${address === undefined ? '' : shortHash(address)}`;
  const names = await readdir(dirname(target)).catch((error: unknown) => {
    throw outputUnwritable(dirname(target), error);
  });
  return names.filter((name) => name.startsWith(beginning) && name.endsWith('.partial')).map((name) => join(dirname(target), name));
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
