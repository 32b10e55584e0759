// Removes built files whose source is gone: the first step of `npm run build`, because a build from turbo's cache leaves them.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { staleBuilds } from './checks/packages/find-stale-builds.ts';
import { readWorkspace, repositoryRoot } from './shared/workspace.ts';

for (const each of readWorkspace(repositoryRoot, ['packages'])) {
  for (const path of staleBuilds(repositoryRoot, each)) rmSync(join(repositoryRoot, path));
}
