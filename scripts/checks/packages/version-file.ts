import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspace, type Manifest, type WorkspacePackage } from '../../shared/workspace.ts';

/** A source file generated from manifests. */
interface VersionFile {
  readonly path: string;
  readonly source: (root: string, manifest: Manifest) => string;
}

/** The version files that a package may have; packages without a plugin need none. */
const versionFiles: readonly VersionFile[] = [
  { path: 'src/version.ts', source: (_, { version }) => versionSource(version) },
  { path: 'src/template-versions.ts', source: templateVersionsSource },
];

/** The file with a package's own version. */
function versionSource(version: string): string {
  return `/** The version of this package; written by \`npm run version-packages\`. */\nexport const version = '${version}';\n`;
}

/** The versions that create-vitrum-plugin writes to the manifest of a new plugin, by their names in its templates. */
const templateVersions = {
  workspace: {
    cli: '@vitrum/cli',
    core: '@vitrum/core',
    pluginKit: '@vitrum/plugin-kit',
    tensor: '@vitrum/tensor',
    vitrum: 'vitrum',
  },
  // The catalog's versions; each is a development dependency of this repository.
  installed: { nodeTypes: '@types/node', typescript: 'typescript', vitest: 'vitest' },
} as const;

function templateVersionsSource(root: string): string {
  const workspace = readWorkspace(root, ['packages', 'apps']);
  const versionOf = (name: string): string =>
    workspace.find(({ manifest }) => manifest.name === name)?.manifest.version ?? missing(name);
  const versions = {
    ...mapValues(templateVersions.workspace, versionOf),
    peer: peerRange(versionOf('@vitrum/core')),
    ...mapValues(templateVersions.installed, (name) => installedVersion(root, name)),
  };
  return [
    '/** Versions that a new plugin is written for and tested with; written by `npm run version-packages`. */',
    'export const templateVersions = {',
    ...Object.entries(versions).map(([name, version]) => `  ${name}: '${version}',`),
    '} as const;\n',
  ].join('\n');
}

/** The versions of vitrum that a plugin written for this one runs with: every one of the same major number, and all of 0.x. */
export function peerRange(version: string): string {
  return version.startsWith('0.') ? `>=${version} <1` : `^${version}`;
}

/** The version of a package installed at the root, which is the catalog's. */
export function installedVersion(root: string, name: string): string {
  // npm packages have manifests
  return (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as Manifest).version;
}

/** Regenerates a package's version files from the manifests, if it has any; returns the paths of changed ones. */
export function writeVersionFiles(root: string, each: WorkspacePackage): readonly string[] {
  const stale = staleFiles(root, each);
  for (const { path, source } of stale) writeFileSync(join(root, path), source);
  return stale.map(({ path }) => path);
}

/** One line for each version file that disagrees with the manifests. */
export function findVersionProblems(root: string, each: WorkspacePackage): readonly string[] {
  const paths = staleFiles(root, each).map(({ path }) => path);
  return paths.map((path) => `${path}: does not say what the manifests say: run \`tsx scripts/write-versions.ts\``);
}

interface StaleFile {
  /** Relative to the root. */
  readonly path: string;
  /** Its correct content. */
  readonly source: string;
}

function staleFiles(root: string, { folder, manifest }: WorkspacePackage): readonly StaleFile[] {
  return versionFiles
    .map(({ path, source }) => ({ path: `${folder}/${path}`, source }))
    .filter(({ path }) => existsSync(join(root, path)))
    .map(({ path, source }) => ({ path, source: source(root, manifest) }))
    .filter(({ path, source }) => readFileSync(join(root, path), 'utf8') !== source);
}

function mapValues(record: Readonly<Record<string, string>>, change: (value: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function missing(name: string): never {
  throw new Error(`The workspace has no package "${name}", which create-vitrum-plugin names.`);
}
