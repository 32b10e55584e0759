import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace.ts';

/** The source file by which a package knows its own version; packages without a plugin need none. */
const versionPath = 'src/version.ts';

function versionSource(version: string): string {
  return `/** The version of this package; written by \`npm run version-packages\`. */\nexport const version = '${version}';\n`;
}

/** Writes a package's version file from its manifest, where it has one; true when that changed it. */
export function writeVersionFile(root: string, { folder, manifest }: WorkspacePackage): boolean {
  const file = join(root, folder, versionPath);
  const source = versionSource(manifest.version);
  if (!existsSync(file) || readFileSync(file, 'utf8') === source) return false;
  writeFileSync(file, source);
  return true;
}

/** One line when a package's version file disagrees with its manifest. */
export function findVersionProblems(root: string, { folder, manifest }: WorkspacePackage): readonly string[] {
  const file = join(root, folder, versionPath);
  if (!existsSync(file) || readFileSync(file, 'utf8') === versionSource(manifest.version)) return [];
  return [`${folder}/${versionPath}: does not say ${manifest.version}, the version in package.json: run \`tsx scripts/write-versions.ts\``];
}
