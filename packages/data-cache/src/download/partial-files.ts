import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { outputUnwritable } from '../output-unwritable.ts';

/** A part of a file that is being downloaded, or was. */
export interface PartialFile {
  readonly path: string;
  /** Bytes that are there, from the first one on. */
  readonly length: number;
}

/**
 * Where the part of `target` is kept that comes from one address, in the version that the server calls so: the name tells both in short,
 * so that whoever finds it can go on with it. Nobody owns it: processes that write to it at once write the same bytes to the same places.
 */
export function partialPath(target: string, address: string, version: string): string {
  return `${target}.${shortHash(address)}-${shortHash(version)}.partial`;
}

/** The longest part of `target` that earlier downloads from an address have left, if any. */
export async function maxPartial(target: string, address: string): Promise<PartialFile | undefined> {
  let longest: PartialFile | undefined;
  for (const path of await partialsOf(target, address)) {
    const { size: length } = await stat(path).catch(() => ({ size: 0 })); // another process has just finished it
    if (length > (longest?.length ?? 0)) longest = { path, length };
  }
  return longest;
}

/** Removes the parts of `target`; where an address is given, those from there alone. */
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
