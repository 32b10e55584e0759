import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFolders, formatPlugins } from '../shared/format-packages.ts';
import { repositoryRoot } from '../shared/workspace.ts';

const packages = formatFolders.map((folder) => `@vitrum/${folder.replace('packages/', '')}`);

/** The packages that a program registers the formats of, in the order of its list. */
function listed(path: string): readonly string[] {
  const text = readFileSync(join(repositoryRoot, path), 'utf8');
  const packageOf = new Map([...text.matchAll(/import \{ (\w+) \} from '(@vitrum\/format-[^']+)';/g)].map(([, plugin = '', name = '']) => [plugin, name]));
  const [, list = ''] = /formatPlugins: readonly Plugin\[\] = \[(.*)\]/.exec(text) ?? [];
  return list.split(', ').map((plugin) => packageOf.get(plugin) ?? plugin);
}

const ofCommandLine = 'apps/cli/src/load/format-plugins.ts';

// The first of two formats that know a file reads it: the page and the command line shall read the same.
test.each([ofCommandLine, 'apps/web/src/worker/files/format-plugins.ts'])('%s lists the plugin of every format package, in the order of the command line', (path) => {
  expect(listed(path).toSorted(), `add what is missing to ${path}`).toEqual(packages);
  expect(listed(path)).toEqual(listed(ofCommandLine));
});

test('every format package exports its plugin, under the name of the package', async () => {
  expect((await formatPlugins()).map(({ name }) => name)).toEqual(packages);
});
