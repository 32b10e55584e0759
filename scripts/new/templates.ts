import { existsSync, readFileSync } from 'node:fs';
import type { NewContribution } from './contribution.ts';
import type { NewKindName } from './kinds.ts';

/** The contributions of `npm create vitrum-plugin` are those of `npm run new` as well: the contracts are the same. */
const own = new URL('templates/', import.meta.url);
const folders = [own, new URL('../../apps/create-vitrum-plugin/templates/', import.meta.url)];

/** What of plop and node-plop fills a template. */
export interface Templates {
  setPartial(name: string, text: string): unknown;
  renderString(template: string, values: object): string;
}

/** A template by its folder and name, filled: `activation/contribution.ts`. What its author has to say of it is left empty. */
export function renderTemplate(templates: Templates, name: string, contribution: NewContribution): string {
  templates.setPartial('facts', read(findTemplate(`${contribution.kind}/facts.ts`, [own]) ?? needTemplate('all/facts.ts')));
  return templates.renderString(read(needTemplate(name)), contribution);
}

/** The templates of the sources of a kind, apart from rows. */
export function templateFiles(kind: NewKindName): readonly URL[] {
  return ['contribution.ts', 'test.ts'].flatMap((name) => findTemplate(`${kind}/${name}`) ?? []);
}

function needTemplate(name: string): URL {
  const file = findTemplate(name);
  if (file === undefined) throw new Error(`There is no template ${name}.hbs below scripts/new/templates or apps/create-vitrum-plugin/templates.`);
  return file;
}

function findTemplate(name: string, among: readonly URL[] = folders): URL | undefined {
  return among.map((folder) => new URL(`${name}.hbs`, folder)).find((file) => existsSync(file));
}

const read = (file: URL): string => readFileSync(file, 'utf8');
