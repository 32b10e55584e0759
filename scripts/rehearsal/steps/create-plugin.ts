import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { managers, type Manager } from '../managers.ts';
import type { Stage } from '../stage.ts';
import type { Node } from '../tools.ts';
import { accuracyIn } from './command-line.ts';

/** Makes a plugin with `create`, then does with it what its author would. */
export async function createPlugin(stage: Stage): Promise<void> {
  const { oldest, newest } = stage.tools;
  await makeAndCheck(stage, managers.npm, oldest);
  for (const manager of [managers.npm, managers.pnpm, managers.yarn]) await makeAndCheck(stage, manager, newest);
}

async function makeAndCheck(stage: Stage, manager: Manager, node: Node): Promise<void> {
  // What Yarn makes says that it wants node_modules.
  const name = manager === managers.yarn ? 'yarn 4' : manager.name;
  const subject = { packages: 'create-vitrum-plugin', manager: name, node: node.version };
  await stage.check('create plugin', subject, async () => {
    const parent = stage.workplace.folder('projects', `create ${manager.name} ${node.version}`.replaceAll(/[^\w.-]+/g, '-'));
    const folder = join(parent, 'vitrum-plugin-bend');
    await stage.run(manager.create('vitrum-plugin', ['vitrum-plugin-bend', '--kind', 'activation', '--yes']), parent, node);
    if (!existsSync(join(folder, 'package.json'))) throw new Error(`There is no package in ${folder}.`);
    for (const [file, text] of Object.entries(manager.files)) writeFileSync(join(folder, file), text);
    await stage.run(manager.install, folder, node);
    await stage.run(manager.script('test'), folder, node);
    await stage.run(manager.script('build'), folder, node);
    await stage.run(manager.exec('vitrum', ['check-plugin', 'src/index.ts']), folder, node);
    const train = ['train', '--plugin', 'src/index.ts', '--activation', 'bend', '--dataset', 'iris', '--out', 'iris', '--json'];
    const accuracy = accuracyIn(await stage.run(manager.exec('vitrum', train), folder, node));
    return `installs, tests, builds, check-plugin, iris ${accuracy.toFixed(1)} %`;
  });
}
