import { existsSync, readFileSync } from 'node:fs';
import type { NewContribution } from './contribution.ts';
import type { NewKindName } from './kinds.ts';

/** `npm create vitrum-plugin` and `npm run new` share the templates of contributions, since the contracts are the same. */
const own = new URL('templates/', import.meta.url);
const folders = [own, new URL('../../apps/create-vitrum-plugin/templates/', import.meta.url)];

/** The parts of plop and node-plop that render a template. */
export interface Templates {
  setPartial(name: string, text: string): unknown;
  renderString(template: string, values: object): string;
}

/** Renders a template given by folder and name: `activation/contribution.ts`. The author's metadata are left empty. */
export function renderTemplate(templates: Templates, name: string, contribution: NewContribution): string {
  templates.setPartial('facts', read(findTemplate(`${contribution.kind}/facts.ts`, [own]) ?? needTemplate('all/facts.ts')));
  return templates.renderString(read(needTemplate(name)), contribution);
}

/** The source templates of a kind, except rows. */
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
