import { writeVersionFile } from './packages/version-file.ts';
import { readWorkspace, repositoryRoot } from './workspace.ts';

const changed = readWorkspace(repositoryRoot, ['packages', 'apps']).filter((each) => writeVersionFile(repositoryRoot, each));
for (const { folder, manifest } of changed) console.log(`${folder}/src/version.ts: ${manifest.version}`);
