import { readdirSync } from 'node:fs';
import type { NewKindName } from './kinds.ts';

const folder = new URL('templates/', import.meta.url);

/** A template by its folder and name: `activation/contribution.ts`. */
export function templateFile(template: string): URL {
  return new URL(`${template}.hbs`, folder);
}

/** The templates of the sources of a kind, apart from rows. */
export function templateFiles(kind: NewKindName): readonly URL[] {
  const names = readdirSync(new URL(`${kind}/`, folder)).filter((name) => !name.startsWith('row.'));
  return names.map((name) => new URL(`${kind}/${name}`, folder));
}
