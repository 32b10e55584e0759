// Turns the waiting changesets into versions and changelogs, and whatever follows from them: npm run version-packages
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExampleVersions } from './checks/packages/example-versions.ts';
import { writeVersionFiles } from './checks/packages/version-file.ts';
import { firstChangeset, isFirstRelease } from './release/first-changesets.ts';
import { withRelease } from './release/root-changelog.ts';
import { readWorkspace, repositoryRoot, type WorkspacePackage } from './shared/workspace.ts';

const at = (...path: readonly string[]): string => join(repositoryRoot, ...path);
const read = (path: string): string => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');
const published = (): readonly WorkspacePackage[] => readWorkspace(repositoryRoot, ['packages', 'apps']).filter(({ manifest }) => manifest.private !== true);

/** What changed before the first release is for nobody to read. */
function replaceChangesets(packages: readonly WorkspacePackage[]): void {
  const waiting = readdirSync(at('.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  for (const name of waiting) rmSync(at('.changeset', name));
  for (const each of packages) {
    const { path, text } = firstChangeset(each, read(`${each.folder}/README.md`));
    writeFileSync(at(path), text);
  }
}

function version(): void {
  const before = published();
  if (isFirstRelease(before)) replaceChangesets(before);
  const { status } = spawnSync('changeset', ['version'], { cwd: repositoryRoot, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('The changesets could not be turned into versions; the reason stands above.');

  const packages = published();
  for (const each of packages) writeVersionFiles(repositoryRoot, each);
  writeExampleVersions(repositoryRoot);
  const now = packages[0]?.manifest.version;
  if (now === undefined || now === before[0]?.manifest.version) return;
  const changelogs = packages.map(({ folder, manifest: { name } }) => ({ name, folder, text: read(`${folder}/CHANGELOG.md`) }));
  writeFileSync(at('CHANGELOG.md'), withRelease(read('CHANGELOG.md'), now, changelogs));
}

version();
