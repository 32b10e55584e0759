// Packs every package and does with the example plugins, and with a newly made plugin of each kind, what their authors do, in a
// folder outside the repository where only the packed packages are: npm run check:examples. Needs a build.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, type PluginPackage } from './examples/check-package.ts';
import { checkTraining } from './examples/check-training.ts';
import { copyExamples, makePlugins } from './examples/gather-plugins.ts';
import { findExampleProblems } from './packages/example-versions.ts';
import { installPacked } from './packages/install-packed.ts';
import { packAll } from './packages/pack-all.ts';
import { installedVersion } from './packages/version-file.ts';
import { readWorkspace, repositoryRoot } from './workspace.ts';

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} s`;

/** What plugins are developed with, in the versions of this repository. */
const versions = {
  vitest: installedVersion(repositoryRoot, 'vitest'),
  typescript: installedVersion(repositoryRoot, 'typescript-native'),
  '@types/node': installedVersion(repositoryRoot, '@types/node'),
};

/** Checks packages, as many at a time as there are processors; gives the number of those that fail. */
async function checkAll(plugins: readonly PluginPackage[], root: string): Promise<number> {
  const waiting = [...plugins];
  let failures = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (!(await report(next.name, () => checkPackage(next, root)))) failures++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failures;
}

/** Does something and prints one line of it, or what went wrong. */
async function report(name: string, check: () => Promise<unknown>): Promise<boolean> {
  const start = performance.now();
  try {
    const result = await check();
    console.log(`${name}: ${typeof result === 'string' ? result : 'builds, passes its tests and the checks'} (${seconds(start)})`);
    return true;
  } catch (error) {
    console.error(`${name}: FAILED\n${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

const start = performance.now();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vitrum-examples-')));
try {
  const published = readWorkspace(repositoryRoot, ['packages', 'apps']).filter(({ manifest }) => manifest.private !== true);
  const packed = packAll(repositoryRoot, published, folder);
  const root = join(folder, 'plugins');
  mkdirSync(root);
  const made = await makePlugins(packed, join(folder, 'workshop'), root);
  const plugins = [...copyExamples(join(repositoryRoot, 'examples'), root), ...made];
  await installPacked(root, packed, { versions, workspaces: plugins.map(({ name }) => name) });
  console.log(`${packed.length} packed packages and ${plugins.length} plugins are installed together (${seconds(start)})`);

  const failures = await checkAll(plugins, root);
  const isTrained = await report('training', async () => {
    const plugins = { activationPlugin: 'vitrum-plugin-snake', datasetPlugin: 'vitrum-plugin-made-dataset' };
    const accuracy = await checkTraining(root, { ...plugins, activation: 'snake:frequency=2', dataset: 'made-dataset' });
    return `${accuracy} % with snake, and the same in a new process`;
  });
  const outdated = findExampleProblems(repositoryRoot);
  for (const problem of outdated) console.error(problem);
  if (failures > 0 || !isTrained || outdated.length > 0) process.exitCode = 1;
  else console.log(`${plugins.length} plugins work with the packed packages (${seconds(start)}).`);
} finally {
  rmSync(folder, { recursive: true });
}
