import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sheets } from '../src/documents/sheets.ts';

/** A built page. */
export interface Page {
  /** Below the base, as in its address: `errors/`. */
  readonly path: string;
  readonly html: string;
}

/** The pages of a built site, those of the lab and the sheets for pupils left out: they have tests of their own. */
export function readPages(site: string): readonly Page[] {
  const files = globSync('**/*.html', { cwd: site }).map((file) => file.replaceAll('\\', '/')).filter((file) => !file.startsWith('lab/') && !sheets.has(file));
  return files.toSorted().map((file) => ({ path: file.replace(/(^|\/)index\.html$/, '$1'), html: readFileSync(join(site, file), 'utf8') }));
}
