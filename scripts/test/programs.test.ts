import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../shared/workspace.ts';

const run = promisify(execFile);

test.each([
  ['mnist', ['--drawn', '--quick'], /^epoch 1: [\d.]+ %\n(epoch \d: [\d.]+ %\n){4}It reads \d\.\n$/],
  ['own-activation', [], /^(9\d\.\d|100\.0) % right\n$/],
  ['regression', [], /^R² = (0\.99\d|1\.000)\n(16\.[5-9]|17\.[0-4])\n$/],
  ['predict', [], /^low true\nhigh true\n$/],
  ['momentum', [], /^0 1 1 0\n$/],
  ['own-optimizer', [], /^same different different same\n$/],
  ['pytorch-transfer', [], /^-1\.309 3\.683 1\.248 -1\.179 -2\.192 -1\.156 0\.016 -1\.831 -2\.265 -7\.912\na new head on what PyTorch learned: (8[3-9]|9\d)\.\d %\neverything from the start: (7\d|8[0-4])\.\d %\n$/],
  ['by-hand', [], /^0\.4621 -0\.7616\n$/],
])('examples/programs/%s.ts does what it says', async (name, options, output) => {
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-program-'));
  try {
    const tsx = join(repositoryRoot, 'node_modules/tsx/dist/loader.mjs');
    const env = { ...process.env, TSX_TSCONFIG_PATH: join(repositoryRoot, 'examples/tsconfig.json') };
    const program = join(repositoryRoot, 'examples/programs', `${name}.ts`);
    const { stdout } = await run(process.execPath, ['--import', `file://${tsx}`, '--conditions=@vitrum/source', program, ...options], { cwd: folder, env });
    expect(stdout).toMatch(output);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
