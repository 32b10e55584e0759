import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** `import … from './chunk.js'`, `import './chunk.js'` and `export … from './chunk.js'`, minified or not; not `import('./chunk.js')`. */
const imported = /\b(?:import|export)\b[^"'`();]*["'](\.\.?\/[^"']+)["']/g;

/** The bytes, gzipped, of a bundle's entry and of every file that it imports at once, directly or by way of others. */
export function startSize(folder: string, entry: string): number {
  const sizes = new Map<string, number>();
  const reach = (file: string): void => {
    if (sizes.has(file)) return;
    const code = readFileSync(file, 'utf8');
    sizes.set(file, gzipSync(code).byteLength);
    for (const [, path = ''] of code.matchAll(imported)) reach(join(file, '..', path));
  };
  reach(join(folder, entry));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
