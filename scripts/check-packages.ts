import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findManifestProblems } from './packages/find-manifest-problems.ts';
import { lintPacked } from './packages/lint-packed.ts';
import { findVersionProblems } from './packages/version-file.ts';
import { readWorkspace, repositoryRoot, type WorkspacePackage } from './workspace.ts';

function findReadmeProblems({ folder }: WorkspacePackage): readonly string[] {
  return existsSync(join(repositoryRoot, folder, 'README.md')) ? [] : [`${folder}/README.md: missing; it is a package's front page`];
}

async function findProblems(each: WorkspacePackage): Promise<readonly string[]> {
  return [...findVersionProblems(repositoryRoot, each), ...findReadmeProblems(each), ...(await lintPacked(repositoryRoot, each))];
}

const libraries = readWorkspace(repositoryRoot, ['packages']);
const publishedApps = readWorkspace(repositoryRoot, ['apps']).filter(({ manifest }) => manifest.private !== true);
const published = [...libraries, ...publishedApps];

// Apps choose their own dependencies and entry points; libraries are all alike.
const problems = libraries.flatMap(findManifestProblems);
for (const each of published) problems.push(...(await findProblems(each)));

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${published.length} packages are fit to be published.`);
