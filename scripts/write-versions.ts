import { writeExampleVersions } from './packages/example-versions.ts';
import { writeVersionFiles } from './packages/version-file.ts';
import { readWorkspace, repositoryRoot } from './workspace.ts';

const packages = readWorkspace(repositoryRoot, ['packages', 'apps']);
const changed = [...packages.flatMap((each) => writeVersionFiles(repositoryRoot, each)), ...writeExampleVersions(repositoryRoot)];
for (const path of changed) console.log(`${path}: written`);
