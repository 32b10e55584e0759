// Installs the packed libraries as a stranger would, without this repository, and runs every example of the READMEs on the
// built output with plain Node: npm run check:installed. Needs a build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from './packages/pack.ts';
import { runExample } from './readme-examples/check-examples.ts';
import { findExamples } from './readme-examples/find-examples.ts';
import { readWorkspace, repositoryRoot } from './workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrum-installed-'));
try {
  const app = join(folder, 'app');
  mkdirSync(app);
  const archives = readWorkspace(repositoryRoot, ['packages']).map((each) => pack(join(repositoryRoot, each.folder), folder));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  // Offline: the libraries have no dependencies but each other.
  const npm = spawnSync('npm', ['install', '--offline', ...archives], { cwd: app, encoding: 'utf8' });
  if (npm.status !== 0) throw new Error(`The packed libraries cannot be installed together:\n${npm.stderr}`);

  const examples = findExamples(repositoryRoot).filter(({ runs }) => runs);
  const problems: string[] = [];
  for (const example of examples) problems.push(...(await runExample(example, app, [])));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${archives.length} packed libraries install together; ${examples.length} examples run on them.`);
} finally {
  rmSync(folder, { recursive: true });
}
