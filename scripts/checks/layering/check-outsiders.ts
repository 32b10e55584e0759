import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What people copy: examples, the files of a new plugin, and READMEs. */
const outsiders = ['examples/**/*.{ts,js,mjs,md}', 'apps/create-vitrum-plugin/templates/**', 'README.md', 'packages/*/README.md', 'apps/*/README.md'];

/** Code that imports from an internal entry. */
const internalImport = /(?:from|import\()\s*['"]@vitrum\/[\w-]+\/internal['"]/;

/** Finds imports of internal entries in what people copy: they are for packages that are released together. */
export function checkOutsiders(root: string): readonly string[] {
  const files = outsiders.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true, exclude: ['**/node_modules'] }));
  return files
    .filter((entry) => entry.isFile() && internalImport.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')))
    .map(({ parentPath, name }) => `${join(parentPath, name).slice(root.length + 1).replaceAll('\\', '/')}: an internal entry is for vitrum's own packages alone`);
}
