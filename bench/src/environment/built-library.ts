import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../paths.ts';

/** The measured build. */
export interface BuiltLibrary {
  readonly version: string;
  /** A hash of the built code, so that results of different builds are not mixed. */
  readonly fingerprint: string;
}

/** The built packages; undefined if `npm run build` has not been run. */
export function findBuiltLibrary(): BuiltLibrary | undefined {
  if (!existsSync(paths.library) || !existsSync(paths.cli)) return undefined;
  const hash = createHash('sha256');
  const files = globSync(['packages/*/dist/**/*.js', 'apps/cli/dist/**/*.js'], { cwd: paths.repository }).sort();
  for (const file of files) hash.update(file).update(readFileSync(join(paths.repository, file)));
  // a manifest of this repository
  const manifest = JSON.parse(readFileSync(join(paths.repository, 'packages/vitrum/package.json'), 'utf8')) as { readonly version: string };
  return { version: manifest.version, fingerprint: hash.digest('hex').slice(0, 16) };
}
