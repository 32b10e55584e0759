import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPacked } from '../packages/install-packed.ts';
import type { PackedPackage } from '../packages/pack-all.ts';
import { run } from '../run.ts';
import type { PluginPackage } from './check-package.ts';

/** The kinds that `npm create vitrum-plugin` makes plugins of. */
const madeKinds = ['activation', 'loss', 'layer', 'optimizer', 'dataset'];

/** Copies the examples into a folder, without what may have been installed or built in them. */
export function copyExamples(from: string, into: string): readonly PluginPackage[] {
  const names = readdirSync(from).filter((name) => existsSync(join(from, name, 'package.json')));
  for (const name of names) {
    const filter = (path: string): boolean => !/[\\/](node_modules|dist)$/.test(path);
    cpSync(join(from, name), join(into, name), { recursive: true, filter });
  }
  return names.map((name) => ({ name, folder: join(into, name) }));
}

/** Makes a plugin of each kind with the packed create-vitrum-plugin, which is installed in a folder of its own. */
export async function makePlugins(packed: readonly PackedPackage[], workshop: string, into: string): Promise<readonly PluginPackage[]> {
  mkdirSync(workshop);
  const needed = packed.filter(({ manifest }) => ['create-vitrum-plugin', '@vitrum/core'].includes(manifest.name));
  await installPacked(workshop, needed);
  const names = madeKinds.map((kind) => ({ kind, name: `vitrum-plugin-made-${kind}` }));
  for (const { kind, name } of names) {
    await run('npx', ['--no', 'create-vitrum-plugin', join(into, name), '--kind', kind], { cwd: workshop });
  }
  return names.map(({ name }) => ({ name, folder: join(into, name) }));
}
