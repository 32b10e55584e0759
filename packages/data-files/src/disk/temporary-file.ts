import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { systemReason } from '@vitrum/core/internal';
import { DataFile } from './data-file.ts';

/** A file for data that do not fit into memory: rows of a table, or pixels. */
export interface TemporaryFile {
  /** The content written so far, for reading; closing it deletes the file. */
  readonly content: DataFile;
  /** Appends bytes. Throws VITRUM_OUTPUT_UNWRITABLE, for example on a full disk. */
  append(bytes: Uint8Array): void;
  /** Writes bytes at `position`. Throws VITRUM_OUTPUT_UNWRITABLE. */
  write(bytes: Uint8Array, position: number): void;
}

/**
 * Creates an empty file in the system's temporary folder. Where possible, it is unlinked at once, so that it vanishes with its
 * last descriptor even after a crash; otherwise it is deleted on closing or at exit.
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
      // The operating system may have reused the descriptor's number.
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

/** A single call may write fewer bytes than given. */
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
    return false; // Windows cannot remove an open file
  }
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `${name} cannot be written: ${systemReason(error)}.`,
      hint: 'The data exceed the memory reserved for them and are stored there; free some space, or set TMPDIR to a folder on a larger disk.',
      cause: error,
    });
  }
}
