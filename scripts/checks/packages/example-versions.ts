import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspace, type WorkspacePackage } from '../../shared/workspace.ts';
import { installedVersion, peerRange } from './version-file.ts';

/** Development dependencies of examples, and the source of their versions in this repository. */
const tools = { vitest: 'vitest', typescript: 'typescript', '@types/node': '@types/node' } as const;

/** A file of an example with its correct content. */
interface UpdatedFile {
  /** Relative to the root. */
  readonly path: string;
  readonly source: string;
}

/**
 * The plugins among the examples are not members of the workspace, so their version ranges need a check of their own.
 *
 * @returns One line for each file with a version other than this repository's.
 */
export function findExampleProblems(root: string): readonly string[] {
  const paths = outdatedFiles(root).map(({ path }) => path);
  return paths.map((path) => `${path}: names other versions than this repository has: run \`tsx scripts/write-versions.ts\``);
}

/** Updates the versions in the examples; returns the paths of changed files. */
export function writeExampleVersions(root: string): readonly string[] {
  const outdated = outdatedFiles(root);
  for (const { path, source } of outdated) writeFileSync(join(root, path), source);
  return outdated.map(({ path }) => path);
}

function outdatedFiles(root: string): readonly UpdatedFile[] {
  const published = readWorkspace(root, ['packages', 'apps']);
  const versions = new Map([
    ...published.map(({ manifest }) => [manifest.name, manifest.version] as const),
    ...Object.entries(tools).map(([name, here]) => [name, installedVersion(root, here)] as const),
  ]);
  return readWorkspace(root, ['examples']).filter(({ manifest }) => manifest.private !== true).flatMap((example) => update(root, example, versions));
}

function update(root: string, { folder }: WorkspacePackage, versions: ReadonlyMap<string, string>): readonly UpdatedFile[] {
  const changes: readonly (readonly [string, (text: string) => string])[] = [
    // "@vitrum/core": "^0.1.0", and ">=0.1.0 <1" for a peer
    [`${folder}/package.json`, (text) => text.replaceAll(/"([^"]+)": "(\^|>=)\d[^"]*"/g, (range, name: string, sign: string) => {
      const version = versions.get(name);
      if (version === undefined) return range;
      return `"${name}": "${sign === '^' ? `^${version}` : peerRange(version)}"`;
    })],
    // vitrum: '0.1.0',
    [`${folder}/src/index.ts`, (text) => text.replace(/(\n {2}vitrum: ')[^']*'/, `$1${versions.get('@vitrum/core') ?? ''}'`)],
  ];
  return changes.flatMap(([path, change]) => {
    const text = readFileSync(join(root, path), 'utf8');
    const source = change(text);
    return source === text ? [] : [{ path, source }];
  });
}
