import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from './changes.ts';

/** Writes a file of a new contribution. @returns Its path, relative to the root. */
export function writeChange({ path, content }: Change, root: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return path;
}
