// Writes the fields that all published packages share to their manifests: tsx scripts/write-manifests.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProject, withSharedFields } from './checks/packages/shared-fields.ts';
import { readWorkspace, repositoryRoot } from './shared/workspace.ts';

const project = readProject(repositoryRoot);
for (const each of readWorkspace(repositoryRoot, ['packages', 'apps'])) {
  if (each.manifest.private === true) continue;
  writeFileSync(join(repositoryRoot, each.folder, 'package.json'), `${JSON.stringify(withSharedFields(project, each), undefined, 2)}\n`);
}
