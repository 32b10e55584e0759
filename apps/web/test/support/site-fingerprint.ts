import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the site is built from, relative to the repository. */
const ownSources = ['src', 'server', 'public', 'vite', 'index.html', 'vite.config.ts', 'package.json'].map((name) => `apps/web/${name}`);

/** Changes whenever a file that the site is built from does, by its time and size. */
export function siteFingerprint(repository: string): string {
  const packages = readdirSync(join(repository, 'packages')).map((name) => `packages/${name}/src`);
  const hash = createHash('sha256');
  for (const path of [...ownSources, ...packages, 'pnpm-lock.yaml'].flatMap((each) => filesAt(join(repository, each)))) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${relative(repository, path)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** A file itself, or every file below a folder; nothing where there is neither. */
function filesAt(path: string): readonly string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
