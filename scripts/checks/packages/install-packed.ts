import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackedPackage } from './pack-all.ts';
import { run } from '../../shared/run.ts';

/** What a folder is installed with beside packed packages. */
export interface InstallRequest {
  /** Further packages from the registry, by name: an exact version. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Folders with packages of their own, which share what is installed. */
  readonly workspaces?: readonly string[];
}

/**
 * Installs packed packages in a folder with npm, as a stranger would. Whoever asks for one of them, or of `versions`, gets
 * exactly that one, whatever range they name.
 *
 * @throws with npm's output when they cannot be installed together
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

/** A link into this repository would bring its sources. */
function checkInside(folder: string, name: string): void {
  const path = realpathSync(join(folder, 'node_modules', name));
  if (path.startsWith(realpathSync(folder))) return;
  throw new Error(`${name} is not installed from its archive, but lies in ${path}.`);
}
