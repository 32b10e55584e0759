// Packs every package once and installs the archives in a folder outside of this repository; there it acts as a user: runs the
// examples of the READMEs, creates plugins and develops them: npm run check:packages. Needs a build.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPlugins } from './checks/examples/check-plugins.ts';
import { checkReadmes } from './checks/examples/check-readmes.ts';
import { checkTraining } from './checks/examples/check-training.ts';
import { copyPlugins, makePlugins } from './checks/examples/gather-plugins.ts';
import { checkTypes } from './checks/packages/check-types.ts';
import { findExampleProblems } from './checks/packages/example-versions.ts';
import { findPackageProblems } from './checks/packages/find-package-problems.ts';
import { installPacked } from './checks/packages/install-packed.ts';
import { packAll, type PackedPackage } from './checks/packages/pack-all.ts';
import { installedVersion } from './checks/packages/version-file.ts';
import { findExamples } from './checks/readme-examples/find-examples.ts';
import { runExamples } from './checks/readme-examples/run-together.ts';
import { report } from './shared/report.ts';
import { readWorkspace, repositoryRoot } from './shared/workspace.ts';

/** Development dependencies of plugins, in the versions of this repository. */
const versions = {
  vitest: installedVersion(repositoryRoot, 'vitest'),
  typescript: installedVersion(repositoryRoot, 'typescript'),
  '@types/node': installedVersion(repositoryRoot, '@types/node'),
};

/** Generated here and also checked as installed packages; the others are checked only as files, where they differ. */
const trained = { activationPlugin: 'vitrum-plugin-snake', datasetPlugin: 'vitrum-plugin-made-dataset' };

const libraries = readWorkspace(repositoryRoot, ['packages']).filter(({ manifest }) => manifest.private !== true);
const apps = readWorkspace(repositoryRoot, ['apps']).filter(({ manifest }) => manifest.private !== true);

async function lint(packed: readonly PackedPackage[]): Promise<string> {
  const problems = [...(await findPackageProblems(repositoryRoot, packed)), ...findExampleProblems(repositoryRoot)];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${packed.length} are fit to be published`;
}

/** Only the libraries, and the plugin generator: they must not depend on packages that others happen to bring. */
async function tryExamples(root: string, packed: readonly PackedPackage[]): Promise<string> {
  const names = new Set([...libraries.map(({ manifest }) => manifest.name), 'create-vitrum-plugin']);
  const installed = packed.filter(({ manifest }) => names.has(manifest.name));
  await installPacked(root, installed);
  const examples = findExamples(repositoryRoot).filter(({ runs }) => runs);
  const problems = [...(await runExamples(examples, root, [])).values()].flat();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${installed.length} packages install together, and ${examples.length} examples run on them`;
}

async function train(root: string): Promise<string> {
  const accuracy = await checkTraining(root, { ...trained, activation: 'snake:frequency=2', dataset: 'made-dataset' });
  return `${accuracy} % with snake, and the same in a new process`;
}

async function main(folder: string): Promise<boolean> {
  const packed = packAll(repositoryRoot, [...libraries, ...apps], folder);
  const root = join(folder, 'stranger');
  mkdirSync(root);
  const isFit = await report('packages', () => lint(packed));
  if (!(await report('READMEs', () => tryExamples(root, packed)))) return false;

  const plugins = [...copyPlugins(join(repositoryRoot, 'examples'), root), ...(await makePlugins(root))];
  const isInstalled = await report('plugins', async () => {
    await installPacked(root, packed, { versions, workspaces: plugins.map(({ name }) => name) });
    return `${plugins.length} install together with all packages`;
  });
  if (!isInstalled) return false;
  const isTyped = await report('types', () => checkTypes(repositoryRoot, root));
  const areWell = await checkPlugins(plugins, root, Object.values(trained));
  const areDescribed = await report("plugins' READMEs", () => checkReadmes(plugins, root));
  return (await report('training', () => train(root))) && isFit && isTyped && areWell && areDescribed;
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vitrum-packages-')));
try {
  if (!(await main(folder))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
