// Installs the packed libraries as a stranger would, without this repository, and runs every example of the READMEs on the
// built output with plain Node: npm run check:installed. Needs a build.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPacked } from './packages/install-packed.ts';
import { packAll } from './packages/pack-all.ts';
import { runExample } from './readme-examples/check-examples.ts';
import { findExamples } from './readme-examples/find-examples.ts';
import { readWorkspace, repositoryRoot } from './workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrum-installed-'));
try {
  const app = join(folder, 'app');
  mkdirSync(app);
  const packed = packAll(repositoryRoot, readWorkspace(repositoryRoot, ['packages']), folder);
  await installPacked(app, packed);

  const examples = findExamples(repositoryRoot).filter(({ runs }) => runs);
  const problems: string[] = [];
  for (const example of examples) problems.push(...(await runExample(example, app, [])));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${packed.length} packed libraries install together; ${examples.length} examples run on them.`);
} finally {
  rmSync(folder, { recursive: true });
}
