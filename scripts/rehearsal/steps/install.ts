import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { managers, type Manager } from '../managers.ts';
import { compareOutput, programs, type Program } from '../programs.ts';
import type { Stage } from '../stage.ts';
import type { Node } from '../tools.ts';

/** Installs what a user would into empty folders, with each package manager, on the oldest and on the newest Node, and runs it. */
export async function install(stage: Stage): Promise<void> {
  const { oldest, newest } = stage.tools;
  for (const program of Object.values(programs)) {
    for (const manager of [managers.npm, managers.pnpm, managers.yarn]) {
      for (const node of [oldest, newest]) await installAndRun(stage, program, manager, node);
    }
    await installAndRun(stage, program, managers.yarnClassic, newest);
  }
  await onTheFirstDay(stage);
}

async function installAndRun(stage: Stage, program: Program, manager: Manager, node: Node): Promise<void> {
  const { packages, installs, code, expected } = program;
  await stage.check('install', { packages, manager: manager.name, node: node.version }, async () => {
    const folder = stage.project(`install ${packages} ${manager.name} ${node.version}`, { ...manager.files, 'main.mjs': code });
    await stage.run(manager.add(installs), folder, node);
    return compareOutput(expected, await stage.run(manager.run('main.mjs'), folder, node));
  });
}

/** Managers hold back what was published less than a day ago, each in its own way. This says what users meet on that day. */
async function onTheFirstDay(stage: Stage): Promise<void> {
  const node = stage.tools.newest;
  const { YARN_NPM_MINIMAL_AGE_GATE: _, pnpm_config_minimum_release_age: __, ...env } = stage.environment(node);
  for (const manager of [managers.npm, managers.pnpm, managers.yarn]) {
    await stage.check('first day', { packages: 'vitrum', manager: manager.name, node: node.version }, async () => {
      const folder = stage.project(`first day ${manager.name}`, manager.files);
      writeFileSync(join(folder, 'main.mjs'), "import 'vitrum';\n");
      try {
        await stage.workplace.run(manager.add(['vitrum']), { cwd: folder, env });
        return 'installed';
      } catch (error) {
        if (error instanceof Error && error.message.includes('quarantined')) return 'held back for a day, by its default';
        throw error;
      }
    });
  }
}
