import { writeExampleVersions } from './checks/packages/example-versions.ts';
import { writeVersionFiles } from './checks/packages/version-file.ts';
import { readWorkspace, repositoryRoot } from './shared/workspace.ts';

const packages = readWorkspace(repositoryRoot, ['packages', 'apps']);
const changed = [...packages.flatMap((each) => writeVersionFiles(repositoryRoot, each)), ...writeExampleVersions(repositoryRoot)];
for (const path of changed) console.log(`${path}: written`);
