import { createHash } from 'node:crypto';
import { constants, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * What has come of a file from one address, in one version: its name, `<target>.<address>-<version>.partial`, tells both in short, so
 * that whoever finds it can go on with it.
 *
 * Nobody owns it. Processes that write to it at the same time write the same bytes to the same places, and the first that has the
 * whole verifies it and gives it its name. Its methods throw the errors of the operating system.
 */
export class PartialFile {
  readonly #target: string;
  readonly #address: string;
  #path: string;
  #handle: FileHandle | undefined;
  #length = 0;

  private constructor(target: string, address: string) {
    this.#target = target;
    this.#address = shortHash(address);
    this.#path = this.#pathOf('');
  }

  /** Goes on with the longest part of `target` that an earlier download from `address` has left, if any. */
  static async open(target: string, address: string): Promise<PartialFile> {
    const partial = new PartialFile(target, address);
    for (const path of await pathsOf(`${target}.${partial.#address}-`)) {
      const { size } = await stat(path);
      if (size > partial.#length) [partial.#path, partial.#length] = [path, size];
    }
    if (partial.#length > 0) partial.#handle = await open(partial.#path, 'r+');
    return partial;
  }

  get path(): string {
    return this.#path;
  }

  /** Bytes that are there, from the first one on. */
  get length(): number {
    return this.#length;
  }

  /** True where its bytes are of the version with that name. */
  isOf(version: string): boolean {
    return this.#path === this.#pathOf(version);
  }

  /** Starts from the first byte, of a version that the server calls so. */
  async begin(version: string): Promise<void> {
    await this.#handle?.close();
    this.#path = this.#pathOf(version);
    this.#length = 0;
    // Not emptied: another process may be writing the same bytes.
    this.#handle = await open(this.#path, constants.O_RDWR | constants.O_CREAT);
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten = 0 } = (await this.#handle?.write(bytes, written, bytes.length - written, this.#length)) ?? {};
      if (bytesWritten === 0) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
      written += bytesWritten;
      this.#length += bytesWritten;
    }
  }

  /** Ends the file after the bytes that were written, wherever an earlier one ended. */
  async end(): Promise<void> {
    await this.#handle?.truncate(this.#length);
  }

  /** Puts the whole file in its place; other parts of it are of no more use. */
  async finish(path: string): Promise<void> {
    await this.#handle?.sync(); // a machine that loses power must not keep the name without the bytes
    await this.close();
    await rename(this.#path, path);
    await this.removeAll();
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
  }

  /** Leaves the bytes to a later download; where there are none, the file goes. */
  async leave(): Promise<void> {
    const { size } = (await this.#handle?.stat()) ?? {};
    await this.close();
    if (size === 0) await rm(this.#path, { force: true });
  }

  /** Removes the bytes, which are wrong. */
  async remove(): Promise<void> {
    await this.close();
    await rm(this.#path, { force: true });
    this.#length = 0;
  }

  /** Removes every part of the file, from wherever it came. */
  async removeAll(): Promise<void> {
    await this.close();
    for (const path of await pathsOf(`${this.#target}.`)) await rm(path, { force: true });
  }

  #pathOf(version: string): string {
    return `${this.#target}.${this.#address}-${shortHash(version)}.partial`;
  }
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The partial files whose paths begin so. */
async function pathsOf(beginning: string): Promise<readonly string[]> {
  const folder = dirname(beginning);
  const names = await readdir(folder);
  return names.filter((name) => name.startsWith(basename(beginning)) && name.endsWith('.partial')).map((name) => join(folder, name));
}
