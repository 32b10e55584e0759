// Prepares a bare checkout: installs the pinned pnpm's locked dependencies. Plain JavaScript for any Node, because nothing
// is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));
const { engines, packageManager } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

/** Holds the fingerprint of the last installation. */
const stamp = at('node_modules/.vitrum-setup');

/**
 * Changes with the lockfile, every manifest and the kernels, which are compiled on installing; modification times would not do,
 * because git does not preserve them.
 */
function fingerprint() {
  const children = ['packages', 'apps', 'examples'].flatMap((parent) =>
    existsSync(at(parent)) ? readdirSync(at(parent)).sort().map((name) => `${parent}/${name}/package.json`) : [],
  );
  const hash = createHash('sha256');
  const kernels = filesBelow('packages/backend-wasm/kernels');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.mjs', 'package.json', 'scripts/package.json', 'bench/package.json', 'test-support/package.json', ...children, ...kernels]) {
    if (existsSync(at(file))) hash.update(`${file}\n`).update(readFileSync(at(file)));
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(at(folder))) return [];
  const entries = readdirSync(at(folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => `${folder}/${relative(at(folder), join(entry.parentPath, entry.name))}`).sort();
}

function isSetUp(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function install(wanted) {
  process.stderr.write(`vitrum: installing the locked dependencies with ${packageManager} …\n`);
  // With CI=true, pnpm replaces a node_modules folder of another tool without asking.
  const { status } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: at('.'),
    stdio: ['ignore', 2, 2], // standard output belongs to the command that follows
    env: { ...process.env, CI: 'true' },
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    stop('The dependencies could not be installed; the reason stands above.', 'Check the network connection, then run the same command again.');
  }
  compileKernels();
  const draft = `${stamp}-${process.pid}`;
  writeFileSync(draft, wanted);
  renameSync(draft, stamp);
}

/** Installing does this only where dependencies have changed, too; it does nothing where no kernel has. */
function compileKernels() {
  const script = at('packages/backend-wasm/build-kernels.mjs');
  if (!existsSync(script)) return;
  const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] });
  if (status !== 0) stop('The kernels could not be compiled; the reason stands above.', 'Mend packages/backend-wasm/kernels, then run the same command again.');
}

/** On Linux x64 the dependencies include Node; elsewhere the installed one is used. */
function checkNode() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  const [neededMajor, neededMinor] = engines.node.match(/\d+/g).map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  stop(`vitrum needs Node ${engines.node}; this is ${process.version}.`, 'Install a current Node from nodejs.org, then run the same command again.');
}

function stop(problem, remedy) {
  process.stderr.write(`${problem}\n${remedy}\n`);
  process.exit(1);
}

checkNode();
const wanted = fingerprint();
if (!isSetUp(wanted)) install(wanted);
