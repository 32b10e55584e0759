import { copyFile, open, readdir, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '@vitrum/core';
import { createOwner, isAbandoned, ownerPattern } from './file-owner.ts';

/** Where the first bytes of a file came from, so that only the right rest is appended to them. */
export interface PartialOrigin {
  readonly address: string;
  /** The server's name for this version of the file: an ETag that is not weak, or the date of its last change. */
  readonly validator?: string;
}

/**
 * A file that is being downloaded to `<target>.<owner>.partial`, and waits as `<target>.partial` for somebody to go on with it.
 *
 * Nobody else writes to it: who goes on with a file makes it his own by renaming it, which only one process can.
 * Its methods throw the errors of the operating system.
 */
export class PartialFile {
  readonly path: string;
  readonly #target: string;
  readonly #handle: FileHandle;
  #length: number;
  #origin: PartialOrigin | undefined;

  private constructor(target: string, path: string, handle: FileHandle, length: number, origin: PartialOrigin | undefined) {
    this.#target = target;
    this.path = path;
    this.#handle = handle;
    this.#length = length;
    this.#origin = origin;
  }

  /** Goes on with what an earlier download of `target` has left behind, or begins an empty file. */
  static async open(target: string): Promise<PartialFile> {
    const path = `${target}.${createOwner()}.partial`;
    const origin = await takeOver(target, path);
    const handle = await open(path, 'a+');
    const { size } = await handle.stat();
    return new PartialFile(target, path, handle, size, origin);
  }

  /** Bytes that are there. */
  get length(): number {
    return this.#length;
  }

  get origin(): PartialOrigin | undefined {
    return this.#origin;
  }

  /** Empties the file, for bytes of another origin. */
  async begin(origin: PartialOrigin | undefined): Promise<void> {
    await this.#handle.truncate(0);
    this.#length = 0;
    this.#origin = origin;
    if (origin === undefined) await rm(originPath(this.path), { force: true });
    else await writeFile(originPath(this.path), JSON.stringify(origin));
  }

  async append(bytes: Uint8Array): Promise<void> {
    await this.#handle.appendFile(bytes);
    this.#length += bytes.length;
  }

  /** Puts the whole file in its place. */
  async finish(path: string): Promise<void> {
    await this.#handle.sync(); // a machine that loses power must not keep the name without the bytes
    await this.#handle.close();
    await rename(this.path, path);
    await rm(originPath(this.path), { force: true });
  }

  /** Leaves the file to whoever goes on with it; one that nobody can go on with is removed. */
  async leave(): Promise<void> {
    if (this.#length === 0 || this.#origin === undefined) return this.remove();
    await this.#handle.close();
    await rename(originPath(this.path), originPath(`${this.#target}.partial`));
    await rename(this.path, `${this.#target}.partial`);
  }

  async remove(): Promise<void> {
    await this.#handle.close();
    await rm(this.path, { force: true });
    await rm(originPath(this.path), { force: true });
  }
}

const originPath = (partial: string): string => `${partial}.json`;

/** Makes an abandoned file its own under `path`, and tells where its bytes came from. */
async function takeOver(target: string, path: string): Promise<PartialOrigin | undefined> {
  const folder = dirname(target);
  for (const name of (await readdir(folder)).filter((each) => each.startsWith(`${basename(target)}.`) && each.endsWith('.partial'))) {
    const found = join(folder, name);
    if (!(await isUnowned(found, name))) continue;
    const origin = await readOrigin(originPath(found));
    const claimed = `${path}.claimed`;
    if (!(await renamed(found, claimed))) continue; // another process was faster
    await rm(originPath(found), { force: true });
    if (origin !== undefined) {
      // A copy, so that a writer that lives on after all, in another container, writes to what nobody reads.
      await copyFile(claimed, path);
      await writeFile(originPath(path), JSON.stringify(origin));
    }
    await rm(claimed);
    if (origin !== undefined) return origin;
  }
  return undefined;
}

const ownedName = new RegExp(String.raw`\.${ownerPattern}\.partial$`);

async function isUnowned(path: string, name: string): Promise<boolean> {
  const [, machine, pid] = ownedName.exec(name) ?? [];
  return machine === undefined || pid === undefined || isAbandoned(path, [machine, pid]);
}

async function readOrigin(path: string): Promise<PartialOrigin | undefined> {
  try {
    const found: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof found !== 'object' || found === null || !('address' in found) || typeof found.address !== 'string') return undefined;
    const validator = 'validator' in found && typeof found.validator === 'string' ? { validator: found.validator } : {};
    return { address: found.address, ...validator };
  } catch {
    return undefined; // bytes whose origin is unknown are of no use
  }
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
