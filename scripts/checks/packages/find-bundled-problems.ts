import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../../shared/workspace.ts';
import { findLicenseProblems, type LicensedPackage } from '../dependencies/find-license-problems.ts';

/** What the build of a page writes; apps/web/vite/third-party-licenses.ts makes it. */
const licensesFile = 'dist/site/THIRD-PARTY-LICENSES.txt';

/** Third-party code in the built site of a package that its file of licenses does not name, or names with one that is not permissive. */
export function findBundledProblems(root: string, { folder }: WorkspacePackage): readonly string[] {
  if (!existsSync(join(root, folder, 'dist/site'))) return [];
  const path = `${folder}/${licensesFile}`;
  if (!existsSync(join(root, path))) return [`${path}: missing; code of others ships with its licenses`];
  const named = readNotices(readFileSync(join(root, path), 'utf8'));
  const missing = importedPackages(join(root, folder, 'src')).filter((name) => !named.some((notice) => notice.name === name));
  const problems = [...missing.map((name) => `lacks ${name}, which src imports`), ...findLicenseProblems(named)];
  return problems.map((problem) => `${path}: ${problem}`);
}

/** The packages of a file of licenses, by their titles: `three 0.187.0 (MIT)`. */
function readNotices(text: string): readonly LicensedPackage[] {
  return Array.from(text.matchAll(/^-{80}\n(\S+) (\S+) \((.+)\)$/gm), ([, name = '', version = '', license = '']) => ({ name, version, license }));
}

/** The third-party packages of which modules below a folder import more than types. */
function importedPackages(folder: string): readonly string[] {
  const sources = globSync('**/*.{ts,tsx}', { cwd: folder }).map((path) => readFileSync(join(folder, path), 'utf8'));
  const specifiers = sources.flatMap((source) => Array.from(source.matchAll(/^import (?!type )(?:[^;]* from )?'([^.'][^']*)'/gm), ([, specifier = '']) => specifier));
  const names = specifiers.map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  return [...new Set(names)].filter((name) => !/^(vitrum$|@vitrum\/|node:|virtual:)/.test(name)).sort();
}
