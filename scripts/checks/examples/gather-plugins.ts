import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kindNames } from '../../../apps/create-vitrum-plugin/src/kinds.ts';
import { run } from '../../shared/run.ts';
import type { PluginPackage } from './check-package.ts';

/** Copies the plugins among the examples to a folder, without installed or built files. */
export function copyPlugins(from: string, into: string): readonly PluginPackage[] {
  const names = readdirSync(from).filter((name) => name.startsWith('vitrum-plugin-') && existsSync(join(from, name, 'package.json')));
  for (const name of names) {
    const filter = (path: string): boolean => !/[\\/](node_modules|dist)$/.test(path);
    cpSync(join(from, name), join(into, name), { recursive: true, filter });
  }
  return names.map((name) => ({ name, folder: join(into, name) }));
}

/** Creates a plugin of each kind with the create-vitrum-plugin installed in a folder. */
export async function makePlugins(root: string): Promise<readonly PluginPackage[]> {
  const made = kindNames.map((kind) => ({ kind, name: `vitrum-plugin-made-${kind}` }));
  for (const { kind, name } of made) await run('npx', ['--no', 'create-vitrum-plugin', name, '--kind', kind], { cwd: root });
  return made.map(({ name }) => ({ name, folder: join(root, name) }));
}
