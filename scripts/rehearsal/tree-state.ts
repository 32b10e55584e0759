import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync, lstatSync } from 'node:fs';
import { join } from 'node:path';

/** A working tree at one moment. */
export interface TreeState {
  /** The output of `git status --porcelain`. */
  readonly status: string;
  /** The SHA-256 of every file, also of those that git ignores, but for what is installed and the build's cache. */
  readonly files: ReadonlyMap<string, string>;
  /** The SHA-256 of that list. */
  readonly hash: string;
}

/** Reads a working tree. */
export function readTree(root: string): TreeState {
  const git = (...words: readonly string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const status = git('status', '--porcelain');
  const list = git('ls-files', '-z', '--cached', '--others', '--exclude=node_modules/', '--exclude=.turbo/').split('\0');
  const paths = [...new Set(list)].filter((path) => path !== '').sort();
  const files = new Map(paths.map((path) => [path, fingerprint(join(root, path))]));
  return { status, files, hash: sha256([...files].map((pair) => pair.join(' ')).join('\n')) };
}

/** The paths that were added, removed or changed from one state to another. */
export function changesBetween(before: TreeState, after: TreeState): readonly string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].filter((path) => before.files.get(path) !== after.files.get(path)).sort();
}

function fingerprint(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'deleted';
  if (stats.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  return stats.isFile() ? sha256(readFileSync(path)) : 'folder';
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
