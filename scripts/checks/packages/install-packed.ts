import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackedPackage } from './pack-all.ts';
import { run } from '../../shared/run.ts';

/** What to install in addition to packed packages. */
export interface InstallRequest {
  /** Further packages from the registry, by name: an exact version. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Folders with their own packages that share what is installed. */
  readonly workspaces?: readonly string[];
}

/**
 * Installs packed packages in a folder with npm, as a user would. They, and those in `versions`, are pinned: any dependency on them
 * gets exactly that version, whatever its range.
 *
 * @throws with npm's output if they cannot be installed together
 */
export async function installPacked(folder: string, packed: readonly PackedPackage[], request: InstallRequest = {}): Promise<void> {
  const { versions = {}, workspaces } = request;
  const archives = Object.fromEntries(packed.map(({ manifest, archive }) => [manifest.name, `file:${archive}`]));
  const dependencies = { ...archives, ...versions };
  const overrides = Object.fromEntries(Object.keys(dependencies).map((name) => [name, `$${name}`]));
  const manifest = { private: true, type: 'module', ...(workspaces !== undefined && { workspaces }), dependencies, overrides };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, timeout: 300_000 });
  for (const { manifest } of packed) checkInside(folder, manifest.name);
}

/** A link into this repository would expose its sources. */
function checkInside(folder: string, name: string): void {
  const path = realpathSync(join(folder, 'node_modules', name));
  if (path.startsWith(realpathSync(folder))) return;
  throw new Error(`${name} is not installed from its archive, but lies in ${path}.`);
}
