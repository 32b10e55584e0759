import { join } from 'node:path';
import type { WorkspacePackage } from '../../shared/workspace.ts';
import { pack } from './pack.ts';

/** A package and its archive, as it would be published. */
export interface PackedPackage extends WorkspacePackage {
  readonly archive: string;
}

/** Packs packages into one folder. Needs a build. */
export function packAll(root: string, packages: readonly WorkspacePackage[], destination: string): readonly PackedPackage[] {
  return packages.map((each) => ({ ...each, archive: pack(join(root, each.folder), destination) }));
}
