import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ContributionKind, OptionSchema, Registry } from '@vitrum/core';
import { contributionKinds, describeOption, describeValue, kindDetails, kindNames } from '@vitrum/core/internal';
import { escapeBars, type DocumentedContribution } from '@vitrum/test-support/docs-row';
import { repositoryRoot } from '../shared/workspace.ts';
import type { CatalogPlot } from './catalog-plots.ts';
import { contributionPlaces, type ContributionPlace } from './contribution-places.ts';
import { documented } from './documented.ts';
import { recipeNames, recipePage, recipePath } from './recipe-page.ts';
import { linkSource } from './link-source.ts';

const folder = 'docs/catalog';
const note = 'This page is written by `npm run docs` from the sources: to change it, change the file of the contribution.';

/** The catalog, by path: a page for each kind, and an index. */
export function catalogPages(registry: Registry, plots: readonly CatalogPlot[]): ReadonlyMap<string, string> {
  const pages = kindNames.map((kind): [string, string] => [`${folder}/${kind}.md`, kindPage(kind, registry, plots)]);
  return new Map([[`${folder}/README.md`, overview(registry)], ...pages, [recipePath, recipePage()]]);
}

function overview(registry: Registry): string {
  const rows = kindNames.map(
    (kind) => `| [${kindDetails[kind].title}](${kind}.md) | ${registry[kind].names.map((name) => `\`${name}\``).join(', ') || 'none yet'} |`,
  );
  return `# Catalog

Everything that is built in and has a name. \`vitrum list\` prints the same, with what your plugins bring.

${note}

| kind | names |
|---|---|
${rows.join('\n')}
| [Recipes](recipes.md) | ${recipeNames().map((name) => `\`${name}\``).join(', ')} |
`;
}

function kindPage(kind: ContributionKind, registry: Registry, plots: readonly CatalogPlot[]): string {
  const places = contributionPlaces.filter((place) => place.kind === kind);
  const legends = places.flatMap(({ legend }) => legend ?? []);
  const sections = places.flatMap((place) => documented(place, registry).map((each) => section(each, place, plots)));
  return `${[`# ${kindDetails[kind].title}`, ...legends, note, ...sections].join('\n\n')}\n`;
}

function section(contribution: DocumentedContribution, place: ContributionPlace, plots: readonly CatalogPlot[]): string {
  const { name, description, options = {} } = contribution;
  const parts = [`## ${name}`, ...(description === undefined ? [] : [`${description}.`]), facts(contribution, place)];
  if (Object.keys(options).length > 0) parts.push(optionTable(options));
  const drawn = plots.filter((plot) => plot.kind === place.kind && plot.name === name);
  parts.push(...drawn.map(({ path, title }) => `![${title}: the function and its derivative](../../${path})`));
  return parts.join('\n\n');
}

function facts(contribution: DocumentedContribution, place: ContributionPlace): string {
  const { name, formula, derivativeFormula, source, since, license, extensions, limits, read, write } = contribution;
  const file = `${place.folder}/${place.sources}/${fileOf(name, place)}.ts`;
  const rows = [
    ['formula', formula],
    ['derivative', derivativeFormula],
    ['source', source === undefined ? undefined : linkSource(source)],
    ['license', license],
    ['files', extensions?.join(', ')],
    ['can be', [...(read === undefined ? [] : ['read']), ...(write === undefined ? [] : ['written'])].join(' and ') || undefined],
    ['limits', limits],
    ['since', since],
    ['file', `[${file}](../../${file})`],
  ].filter((row) => row[1] !== undefined);
  const { singular } = contributionKinds[place.kind];
  return [`| ${singular} | \`${name}\` |`, '|---|---|', ...rows.map(([head = '', text = '']) => `| ${head} | ${escapeBars(text)} |`)].join('\n');
}

/** The reference backend's file has the unabbreviated name. */
function fileOf(name: string, { folder: packageFolder, sources, kind }: ContributionPlace): string {
  const file = existsSync(join(repositoryRoot, packageFolder, sources, `${name}.ts`)) ? name : `${name}-${contributionKinds[kind].singular}`;
  if (existsSync(join(repositoryRoot, packageFolder, sources, `${file}.ts`))) return file;
  throw new Error(`${packageFolder}/${sources}/${name}.ts: the file of "${name}" is not there`);
}

function optionTable(options: OptionSchema): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const initial = option.default === undefined ? 'required' : describeValue(option.default);
    return `| \`${name}\` | ${[describeOption(option), initial, option.description ?? ''].map(escapeBars).join(' | ')} |`;
  });
  return ['| option | is | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}
