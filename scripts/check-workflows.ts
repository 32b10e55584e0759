// Checks the GitHub Actions workflows, which cannot run anywhere else: npm run check:workflows
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findWorkflowProblems } from './checks/workflows/find-workflow-problems.ts';
import { report } from './shared/report.ts';
import { repositoryRoot } from './shared/workspace.ts';

async function check(): Promise<string> {
  const paths = globSync('.github/workflows/*.yml', { cwd: repositoryRoot }).sort();
  const problems: string[] = [];
  for (const path of paths) problems.push(...(await findWorkflowProblems(path, readFileSync(join(repositoryRoot, path), 'utf8'))));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${paths.length} have no faults`;
}

if (!(await report('workflows', check))) process.exitCode = 1;
