import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemReason, VitrumError } from '@vitrum/core';
import { DataFile } from './data-file.ts';

/** A file for what does not fit into memory: rows of a table, or pixels. */
export interface TemporaryFile {
  /** What has been written so far, to be read; the file is gone once this is closed. */
  readonly content: DataFile;
  /** Adds bytes to what was appended before. Throws VITRUM_OUTPUT_UNWRITABLE, on a full disk for example. */
  append(bytes: Uint8Array): void;
  /** Writes bytes from place `position` on. Throws VITRUM_OUTPUT_UNWRITABLE. */
  write(bytes: Uint8Array, position: number): void;
}

/**
 * Makes an empty file in the system's folder for temporary files. Where the system allows it, its name is removed at once and
 * its content with the last descriptor, whatever happens to the program; else both go when it is closed, or at exit.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export function createTemporaryFile(parent: string = tmpdir()): TemporaryFile {
  const name = `A temporary file in ${parent}`;
  const { folder, descriptor } = attempt(name, () => create(parent));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const isRemoved = succeeds(remove);
  let isOpen = true;
  const content = new DataFile(descriptor, name, () => {
    isOpen = false;
    process.off('exit', closeAtExit);
    if (!isRemoved) succeeds(remove);
  });
  const closeAtExit = (): void => content.close();
  if (!isRemoved) process.on('exit', closeAtExit);

  let appended = 0;
  const write = (bytes: Uint8Array, position: number): void =>
    attempt(name, () => {
      // The system may have given the descriptor's number to another file.
      if (!isOpen) throw new Error('it has been closed');
      writeAll(descriptor, bytes, position);
    });
  const append = (bytes: Uint8Array): void => {
    write(bytes, appended);
    appended += bytes.length;
  };
  return { content, append, write };
}

function create(parent: string): { folder: string; descriptor: number } {
  const folder = mkdtempSync(join(parent, 'vitrum-rows-'));
  return { folder, descriptor: openSync(join(folder, 'rows'), 'wx+', 0o600) };
}

/** One call may write less than it was given. */
function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
}

function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false; // Windows removes no file that is open
  }
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `${name} cannot be written: ${systemReason(error)}.`,
      hint: 'The data are larger than the memory set apart for them and go there; make room, or set TMPDIR to a folder on a larger disk.',
      cause: error,
    });
  }
}
