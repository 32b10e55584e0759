import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A built page. */
export interface Page {
  /** Below the base, as in its address: `errors/`. */
  readonly path: string;
  readonly html: string;
}

/** The pages of a built site, those of the lab left out: it has tests of its own. */
export function readPages(site: string): readonly Page[] {
  const files = globSync('**/*.html', { cwd: site }).map((file) => file.replaceAll('\\', '/')).filter((file) => !file.startsWith('lab/'));
  return files.toSorted().map((file) => ({ path: file.replace(/(^|\/)index\.html$/, '$1'), html: readFileSync(join(site, file), 'utf8') }));
}
