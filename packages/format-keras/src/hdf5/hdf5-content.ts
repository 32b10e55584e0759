import type { Shape } from '@vitrum/core';

/** A dataset to be written, in a group. */
export interface Hdf5Dataset {
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** A group to be written, with what lies in it. */
export interface Hdf5Group {
  readonly attributes: Map<string, string | readonly string[]>;
  readonly members: Map<string, Hdf5Group | Hdf5Dataset>;
}

/** A group of nothing. */
export const emptyGroup = (): Hdf5Group => ({ attributes: new Map(), members: new Map() });

/** The group at a path below another one, which is made where it is not there: `layers/dense/vars`. */
export function groupAt(root: Hdf5Group, path: string): Hdf5Group {
  let group = root;
  for (const name of path.split('/')) {
    const found = group.members.get(name);
    if (found !== undefined && 'values' in found) throw new Error(`${path} goes through a dataset`);
    const next = found ?? emptyGroup();
    group.members.set(name, next);
    group = next;
  }
  return group;
}
