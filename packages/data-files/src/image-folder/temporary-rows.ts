import { rmSync } from 'node:fs';
import { mkdtemp, open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { systemReason } from '@vitrum/datasets/node';
import { DataFile } from '../rows/data-file.ts';

/** A file for what does not fit into memory; it is gone when it is closed, or the program ends. */
export interface TemporaryFile {
  /** @throws VITRUM_OUTPUT_UNWRITABLE */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Ends writing, and opens the file for reading; to be called once. */
  read(): Promise<DataFile>;
  /** Removes the file. */
  remove(): void;
}

/** @throws VITRUM_OUTPUT_UNWRITABLE */
export async function createTemporaryFile(): Promise<TemporaryFile> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-pictures-')).catch((error: unknown) => {
    throw unwritable(tmpdir(), error);
  });
  const path = join(folder, 'pixels');
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const file: FileHandle = await open(path, 'wx').catch((error: unknown) => {
    throw unwritable(path, error);
  });
  return {
    async write(bytes, position) {
      try {
        await file.write(bytes, 0, bytes.length, position);
      } catch (error) {
        throw unwritable(path, error);
      }
    },
    async read() {
      await file.close();
      return new DataFile(path);
    },
    remove() {
      process.removeListener('exit', removeFolder);
      removeFolder();
    },
  };
}

function unwritable(path: string, error: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_OUTPUT_UNWRITABLE',
    message: `${path} cannot be written: ${systemReason(error)}.`,
    hint: 'Pictures that do not fit into memory are kept in a temporary file: make room, or set TMPDIR to another folder.',
    cause: error,
  });
}
