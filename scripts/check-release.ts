// Refuses to publish what nobody has looked at: the first step of `npm run release`.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findObstacles } from './checks/release/find-obstacles.ts';
import { readWorkspace, repositoryRoot } from './shared/workspace.ts';

const git = (...words: readonly string[]): string => execFileSync('git', words, { cwd: repositoryRoot, encoding: 'utf8' }).trim();

const obstacles = findObstacles({
  branch: git('rev-parse', '--abbrev-ref', 'HEAD'),
  changes: git('status', '--porcelain'),
  changesets: readdirSync(join(repositoryRoot, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md'),
  version: readWorkspace(repositoryRoot, ['packages'])[0]?.manifest.version ?? '0.0.0',
  isTrusted: process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined,
});
for (const obstacle of obstacles) console.error(obstacle);
if (obstacles.length > 0) process.exitCode = 1;
