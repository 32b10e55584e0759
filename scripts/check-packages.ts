import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findManifestProblems } from './packages/find-manifest-problems.ts';
import { lintPacked } from './packages/lint-packed.ts';
import { findVersionProblems } from './packages/version-file.ts';
import { readWorkspace, repositoryRoot, type WorkspacePackage } from './workspace.ts';

function findReadmeProblems({ folder }: WorkspacePackage): readonly string[] {
  return existsSync(join(repositoryRoot, folder, 'README.md')) ? [] : [`${folder}/README.md: missing; it is a package's front page`];
}

const libraries = readWorkspace(repositoryRoot, ['packages']);
const problems: string[] = [];
for (const library of libraries) {
  problems.push(...findManifestProblems(library), ...findVersionProblems(repositoryRoot, library), ...findReadmeProblems(library));
  problems.push(...(await lintPacked(repositoryRoot, library)));
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${libraries.length} packages are fit to be published.`);
