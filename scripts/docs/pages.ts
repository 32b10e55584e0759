import { dataFilesPlugin } from '@vitrum/data-files';
import { builtins, createVitrum } from 'vitrum';
import { formatPlugins } from '../shared/format-packages.ts';
import { repositoryRoot } from '../shared/workspace.ts';
import { catalogPages } from './catalog-pages.ts';
import { catalogPlots } from './catalog-plots.ts';
import { errorPage } from './error-page.ts';
import { drawPackages, packagesPicture } from './packages-picture.ts';
import { readmeTables } from './readme-tables.ts';

/** All generated documentation files, and those with generated tables, by path. */
export async function renderPages(): Promise<ReadonlyMap<string, string>> {
  const registry = [dataFilesPlugin, ...(await formatPlugins())].reduce((before, plugin) => before.with(plugin), createVitrum());
  const plots = await catalogPlots(builtins);
  return new Map([
    ['docs/errors.md', errorPage()],
    [packagesPicture, drawPackages()],
    ...readmeTables(repositoryRoot, registry),
    ...catalogPages(registry, plots),
    ...plots.map(({ path, svg }): [string, string] => [path, svg]),
  ]);
}
