import { join } from 'node:path';
import { readWorkspace } from './workspace.ts';

/** An entry of a published package and its source. */
export interface PublicEntry {
  /** `@vitrum/core`, or `@vitrum/trainer/signs`. */
  readonly entry: string;
  readonly source: string;
  /** The folder of its package. */
  readonly folder: string;
}

/** Entries that may change in any release are no part of the surface. */
const unstable = ['./internal', './package.json'];

/** Every entry of the published packages from which a program may import. */
export function publicEntries(root: string): readonly PublicEntry[] {
  return readWorkspace(root, ['packages']).filter(({ manifest }) => manifest.private !== true).flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports ?? {}).filter(([path]) => !unstable.includes(path)).map(([path, target]) => ({
      entry: `${manifest.name}${path.slice(1)}`,
      source: join(root, folder, sourceOf(target)),
      folder: join(root, folder),
    })));
}

/** The condition that this repository's own programs import by. */
function sourceOf(target: unknown): string {
  const source: unknown = typeof target === 'object' && target !== null ? Reflect.get(target, '@vitrum/source') : undefined;
  if (typeof source !== 'string') throw new Error('an entry of a package has the condition @vitrum/source');
  return source;
}
