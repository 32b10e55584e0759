import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { systemCode } from '@vitrum/core';

/** A file that is being written. */
interface WritableFile {
  /** May write fewer bytes than it was given, and says how many. */
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  stat(): Promise<{ readonly size: number }>;
  close(): Promise<void>;
}

/** How {@link writeFileAtomically} goes about it. */
export interface AtomicWriteOptions {
  /** Looks at the written file before it gets its name; what it throws is thrown, and nothing is kept. */
  readonly check?: (temporary: string) => Promise<unknown>;
  /** Opens a new file for writing, with the permissions of an earlier one where there is one. */
  readonly create?: (path: string, mode: number | undefined) => Promise<WritableFile>;
}

async function createFile(path: string, mode: number | undefined): Promise<WritableFile> {
  const file = await open(path, 'wx', mode);
  if (mode !== undefined) await file.chmod(mode); // open() takes away what the umask says
  return file;
}

/**
 * Writes a file so that the old content or the new is there at any time, never a part: under another name in the same folder,
 * and renamed once every byte is on the disk. The file keeps its permissions, and a link goes on pointing to it. What is no
 * file, such as /dev/stdout, is simply written to.
 *
 * Throws the errors of the operating system.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  { check, create = createFile }: AtomicWriteOptions = {},
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const target = await existing(path);
  if (target !== undefined && !target.isReplaceable) return writeFile(path, bytes);
  const place = target?.path ?? path;
  const temporary = `${place}.${randomUUID()}.temporary`;
  try {
    await writeWhole(await create(temporary, target?.mode), bytes);
    await check?.(temporary);
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // what counts is why the file could not be written
    throw error;
  }
}

async function writeWhole(file: WritableFile, bytes: Uint8Array): Promise<void> {
  try {
    // A nearly full disk takes a part and reports no error; the next call does.
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written);
      if (bytesWritten === 0) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
      written += bytesWritten;
    }
    await file.sync(); // a machine that loses power must not keep the name without the bytes
    const { size } = await file.stat();
    if (size !== bytes.length) throw new Error(`${size} bytes arrived instead of ${bytes.length}`);
  } finally {
    await file.close();
  }
}

interface Target {
  readonly path: string;
  readonly mode: number;
  readonly isReplaceable: boolean;
}

async function existing(path: string): Promise<Target | undefined> {
  try {
    const found = await stat(path);
    const isReplaceable = found.isFile() || found.isDirectory(); // the rename says what is wrong with a folder
    return { path: await realpath(path), mode: found.mode & 0o777, isReplaceable };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
