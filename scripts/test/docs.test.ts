import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '@vitrum/core';
import { createVitrum } from 'vitrum';
import { plotFolder } from '../docs/catalog-plots.ts';
import { contributionPlaces } from '../docs/contribution-places.ts';
import { errorPage } from '../docs/error-page.ts';
import { replaceSection } from '../docs/generated-section.ts';
import { linkSource } from '../docs/link-source.ts';
import { renderPages } from '../docs/pages.ts';
import { repositoryRoot } from '../shared/workspace.ts';

describe('what is generated', async () => {
  const pages = await renderPages();

  test.each([...pages.keys()])('%s is what `npm run docs` writes', (path) => {
    const file = join(repositoryRoot, path);
    const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === pages.get(path);
    expect(isCurrent, `${path} is not what the sources say: run \`npm run docs\``).toBe(true);
  });

  test('is the same in a second run', async () => {
    expect([...(await renderPages())]).toEqual([...pages]);
  });

  test('has no drawing of a contribution that is gone', () => {
    const stray = readdirSync(join(repositoryRoot, plotFolder)).filter((name) => !pages.has(`${plotFolder}/${name}`));
    expect(stray, 'run `npm run docs`').toEqual([]);
  });

  test('shows everything that is registered', () => {
    const registry = createVitrum();
    for (const { kind } of contributionPlaces) {
      for (const name of registry[kind].names) expect(pages.get(`docs/catalog/${kind}.md`)).toContain(`\n## ${name}\n`);
    }
  });

  test('draws every activation of single numbers, with its derivative', () => {
    const drawn = [...pages.keys()].filter((path) => path.startsWith(`${plotFolder}/activation-`));
    const missing = createVitrum().activations.names.filter((name) => !drawn.includes(`${plotFolder}/activation-${name}.svg`));
    expect(missing).toEqual(['softmax']); // a row has no curve
    for (const path of drawn) expect(pages.get(path)).toContain('φ′');
  });
});

describe('a generated section', () => {
  const page = 'Before\n<!-- contributions: losses -->\nold\n<!-- end of contributions -->\nAfter\n';

  test('replaces what stands between its markers, and nothing else', () => {
    expect(replaceSection(page, 'losses', 'new', 'README.md')).toBe(
      'Before\n<!-- contributions: losses -->\n\nnew\n\n<!-- end of contributions -->\nAfter\n',
    );
  });

  test('says which markers are missing', () => {
    expect(() => replaceSection(page, 'layers', 'new', 'README.md')).toThrow(
      'README.md: put the lines "<!-- contributions: layers -->" and "<!-- end of contributions -->" where the table of layers belongs.',
    );
  });
});

test.each([
  ['Bridle 1990, doi:10.1007/978-3-642-76153-9_28', 'Bridle 1990, [doi:10.1007/978-3-642-76153-9_28](https://doi.org/10.1007/978-3-642-76153-9_28)'],
  ['Metz 1978, doi:10.1016/S0001-2998(78)80014-2', 'Metz 1978, [doi:10.1016/S0001-2998(78)80014-2](https://doi.org/10.1016/S0001-2998%2878%2980014-2)'],
  ['Misra 2019, arXiv:1908.08681; another', 'Misra 2019, [arXiv:1908.08681](https://arxiv.org/abs/1908.08681); another'],
  ['a book of 1950', 'a book of 1950'],
])('the source %s is linked', (source, linked) => {
  expect(linkSource(source)).toBe(linked);
});

describe('the page of errors', () => {
  const page = errorPage();

  test('has one heading for every code', () => {
    expect([...page.matchAll(/^### (\w+)$/gm)].map(([, code]) => code).sort()).toEqual(Object.keys(errorCodes).sort());
  });

  test('says what a code means, why it happens and what to do', () => {
    expect(page).toContain(`### VITRUM_NAME_TAKEN

Two plugins contribute the same name.

- Usual cause: A plugin contributes a name that another plugin already has, or the same plugin was registered twice.
- What to do: Rename one of them, register the plugin only once, or replace on purpose: \`registry.replace(plugin)\`.
`);
  });
});
