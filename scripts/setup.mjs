// Prepares a bare checkout: installs the pinned pnpm's locked dependencies. Plain JavaScript, because nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

/** True when pnpm's own record of the installation is newer than the lockfile and every manifest it depends on. */
function isUpToDate() {
  const record = at('node_modules/.modules.yaml');
  if (!existsSync(record)) return false;
  const installed = statSync(record).mtimeMs;
  return ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].every((file) => statSync(at(file)).mtimeMs <= installed);
}

if (!isUpToDate()) {
  const { packageManager } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  process.stderr.write(`vitrum: installing the locked dependencies with ${packageManager} …\n`);
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  // CI=true keeps pnpm from asking before it replaces a node_modules folder that another tool made.
  const result = spawnSync(npx, ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: at('.'),
    stdio: ['ignore', 2, 2], // standard output belongs to the command that follows
    env: { ...process.env, CI: 'true' },
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(
      'vitrum: the dependencies could not be installed.\nCheck the network connection to the npm registry, then run the same command again.\n',
    );
    process.exit(1);
  }
}
