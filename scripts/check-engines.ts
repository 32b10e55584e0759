// Whether the packages run on the oldest Node that they promise, and on the newest there is: npm run check:engines. Installs them in an
// empty folder, and there runs the examples of the front page and a training run of the command line. Needs a build.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPacked } from './checks/packages/install-packed.ts';
import { packAll } from './checks/packages/pack-all.ts';
import { runExample } from './checks/readme-examples/check-examples.ts';
import { findExamples } from './checks/readme-examples/find-examples.ts';
import { report } from './shared/report.ts';
import { run } from './shared/run.ts';
import { readWorkspace, repositoryRoot } from './shared/workspace.ts';

const published = readWorkspace(repositoryRoot, ['packages', 'apps']).filter(({ manifest }) => manifest.private !== true);
const documents = ['README.md', 'packages/vitrum/README.md'];
const examples = findExamples(repositoryRoot).filter(({ document, runs }) => runs && documents.includes(document));

/** The examples are in TypeScript, which Node reads by itself from 22.18 on. */
const readsTypes = ['--experimental-strip-types'];

/** `22.12.0` for `>=22.12`: the first version that the packages promise to run on. */
function oldest(): string {
  const ranges = new Set(published.map(({ manifest }) => JSON.stringify(manifest['engines'])));
  const [, version] = /^\{"node":">=(\d+\.\d+)"\}$/.exec([...ranges].join()) ?? [];
  if (version === undefined) throw new Error(`The packages must all promise the same Node, as {"node":">=22.12"}; got ${[...ranges].join(', ')}`);
  return `${version}.0`;
}

/** Installs a version of Node from the registry; returns its program. */
async function installNode(version: string, folder: string): Promise<string> {
  mkdirSync(folder);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: version } }));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

async function check(node: string, folder: string): Promise<string> {
  const problems: string[] = [];
  for (const example of examples) problems.push(...(await runExample(example, folder, readsTypes, node)));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const program = join(folder, 'node_modules/@vitrum/cli/dist/bin.cjs');
  const train = [program, 'train', '--dataset', 'iris', '--epochs', '1', '--seed', '1', '--json'];
  const output = await run(node, train, { cwd: folder });
  if (!output.includes('"testAccuracy"')) throw new Error(`vitrum train printed no accuracy:\n${output}`);
  return `${examples.length} examples and a training run`;
}

async function main(folder: string): Promise<boolean> {
  const user = join(folder, 'user');
  mkdirSync(user);
  const isInstalled = await report('packages', async () => {
    await installPacked(user, packAll(repositoryRoot, published, folder));
    return `${published.length} install in an empty folder`;
  });
  if (!isInstalled) return false;
  let areWell = true;
  for (const version of [oldest(), 'latest']) {
    const node = await installNode(version, join(folder, `node-${version}`));
    const name = (await run(node, ['--version'], { cwd: folder })).trim();
    areWell = (await report(`Node ${name}`, () => check(node, user))) && areWell;
  }
  return areWell;
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vitrum-engines-')));
try {
  if (!(await main(folder))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
