import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './docs/pages.ts';
import { repositoryRoot } from './workspace.ts';

for (const [path, render] of Object.entries(pages)) {
  writeFileSync(join(repositoryRoot, path), render());
  console.log(path);
}
