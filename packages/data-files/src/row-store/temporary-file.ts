import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';

/** A file for as long as it is needed, open for reading and writing. */
export interface TemporaryFile {
  /** The file's descriptor. */
  readonly descriptor: number;
  /** Adds bytes to its end. Throws VITRUM_OUTPUT_UNWRITABLE, on a full disk for example. */
  append(bytes: Uint8Array): void;
  /** Closes and removes it. */
  close(): void;
}

/**
 * Makes an empty file in the system's folder for temporary files. Where the system allows it, its name is removed at once and
 * its content with the last descriptor, whatever happens to the program; else both go when it is closed, or at exit.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export function createTemporaryFile(parent: string = tmpdir()): TemporaryFile {
  const { folder, descriptor } = attempt(parent, () => {
    const created = mkdtempSync(join(parent, 'vitrum-rows-'));
    return { folder: created, descriptor: openSync(join(created, 'rows'), 'wx+', 0o600) };
  });
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const isRemoved = tryTo(remove);
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(descriptor);
    process.off('exit', close);
    if (!isRemoved) tryTo(remove);
  };
  process.on('exit', close);
  return { descriptor, append: (bytes) => attempt(parent, () => writeAll(descriptor, bytes)), close };
}

/** One call may write less than it was given. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

function tryTo(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false; // Windows removes no file that is open
  }
}

function attempt<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `A temporary file in ${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      hint: 'The data are larger than the memory set apart for them and go there; make room, or set TMPDIR to a folder on a larger disk.',
      cause: error,
    });
  }
}
