// Whether each waiting changeset tells a package its own story: npm run check:changesets
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChangesetProblems, findEmptyChangesets } from './checks/release/find-changeset-problems.ts';
import { isFirstRelease } from './release/first-changesets.ts';
import { report } from './shared/report.ts';
import { readWorkspace, repositoryRoot } from './shared/workspace.ts';

async function check(): Promise<string> {
  const folder = join(repositoryRoot, '.changeset');
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const changesets = names.map((name) => ({ path: `.changeset/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
  const isFirst = isFirstRelease(readWorkspace(repositoryRoot, ['packages']));
  const problems = isFirst ? findEmptyChangesets(changesets) : findChangesetProblems(changesets);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  if (isFirst) return `${names.length} wait for the first release, which says what the packages are instead`;
  return `${names.length} wait, each about one package`;
}

if (!(await report('changesets', check))) process.exitCode = 1;
