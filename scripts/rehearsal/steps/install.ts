import { managers, type Manager } from '../managers.ts';
import { compareOutput, programs, type Program } from '../programs.ts';
import type { Stage } from '../stage.ts';
import type { Node } from '../tools.ts';
import type { Words } from '../workplace.ts';

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
  const { newest, runtimes } = stage.tools;
  const { deno, bun } = runtimes;
  const { YARN_NPM_MINIMAL_AGE_GATE: _, pnpm_config_minimum_release_age: __, ...env } = stage.environment(newest);
  const ways: readonly (readonly [string, Words, Manager['files']])[] = [
    ...[managers.npm, managers.pnpm, managers.yarn].map(({ name, add, files }) => [name, add(['vitrum']), files] as const),
    ...(deno === undefined ? [] : [['deno', [deno, 'add', 'npm:vitrum'], {}] as const]),
    ...(bun === undefined ? [] : [['bun', [bun, 'add', 'vitrum'], {}] as const]),
  ];
  for (const [name, words, files] of ways) {
    await stage.check('first day', { packages: 'vitrum', manager: name, node: newest.version }, async () => {
      const folder = stage.project(`first day ${name}`, files);
      try {
        await stage.workplace.run(words, { cwd: folder, env });
        return 'installed';
      } catch (error) {
        if (error instanceof Error && /quarantined|minimum dependency age/.test(error.message)) return 'held back for a day, by its default';
        throw error;
      }
    });
  }
}
