import { randomUUID } from 'node:crypto';
import { fsync } from 'node:fs';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { systemCode } from '@vitrum/core/internal';

/** A file open for writing. */
interface WritableFile {
  /** May write fewer bytes than given; returns the number written. */
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  stat(): Promise<{ readonly size: number }>;
  close(): Promise<void>;
}

/** Options of {@link writeFileAtomically}. */
export interface AtomicWriteOptions {
  /** Inspects the temporary file before the rename; an error from here discards it. */
  readonly check?: (temporary: string) => Promise<unknown>;
  /** Opens a new file for writing, with the permissions of the one it replaces, if any. */
  readonly create?: (path: string, mode: number | undefined) => Promise<WritableFile>;
}

async function createFile(path: string, mode: number | undefined): Promise<WritableFile> {
  const file = await open(path, 'wx', mode);
  if (mode !== undefined) await file.chmod(mode); // open() applies the umask
  // Not file.sync(), which Yarn's Plug'n'Play lacks.
  return { write: (...part) => file.write(...part), sync: () => flush(file.fd), stat: () => file.stat(), close: () => file.close() };
}

const flush = promisify(fsync);

/**
 * Writes a file atomically: to a temporary file in the same folder, which is synced and then renamed. Permissions and symbolic
 * links are preserved; anything but a regular file, such as /dev/stdout, is written to directly.
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
    await rm(temporary, { force: true }).catch(() => undefined); // the original error matters more
    throw error;
  }
}

async function writeWhole(file: WritableFile, bytes: Uint8Array): Promise<void> {
  try {
    // On a nearly full disk, a write is cut short without an error; the next one fails.
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written);
      if (bytesWritten === 0) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
      written += bytesWritten;
    }
    await file.sync(); // after a power failure, the new name must not refer to missing data
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
    const isReplaceable = found.isFile() || found.isDirectory(); // for a folder, the rename reports the problem
    return { path: await realpath(path), mode: found.mode & 0o777, isReplaceable };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
