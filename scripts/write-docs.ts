import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plotFolder } from './docs/catalog-plots.ts';
import { renderPages } from './docs/pages.ts';
import { repositoryRoot } from './shared/workspace.ts';

const pages = await renderPages();
let changed = 0;
for (const [path, content] of pages) {
  const file = join(repositoryRoot, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(path);
  changed++;
}
// a plot of a removed contribution
for (const name of readdirSync(join(repositoryRoot, plotFolder))) {
  const path = `${plotFolder}/${name}`;
  if (pages.has(path)) continue;
  rmSync(join(repositoryRoot, path));
  console.log(`${path} is gone`);
  changed++;
}
console.log(changed === 0 ? 'The documentation is up to date.' : `${changed} files of the documentation were written.`);
