import { describe, expect, test } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkResolution } from '../checks/packages/check-resolution.ts';
import { findManifestProblems, findRangeProblems } from '../checks/packages/find-manifest-problems.ts';
import { findStaleBuilds } from '../checks/packages/find-stale-builds.ts';
import { lintPacked } from '../checks/packages/lint-packed.ts';
import { packAll, type PackedPackage } from '../checks/packages/pack-all.ts';
import { findVersionProblems, writeVersionFiles } from '../checks/packages/version-file.ts';
import { repositoryRoot, type Manifest } from '../shared/workspace.ts';
import { temporaryWorkspace, type Files } from './temporary-workspace.ts';

const rootExport = { '@vitrum/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' };

const clean = 'node ../../scripts/remove-build.mjs';

const scripts = {
  build: `${clean} && tsc --project tsconfig.build.json`,
  clean,
  lint: 'eslint . --max-warnings 0',
  test: 'node ../../scripts/with-data.mjs vitest run --root ../.. --project packages/fixture',
  types: 'tsc --noEmit',
};

const project = { repository: 'https://example.com/vitrum', author: 'us' };

const manifest: Manifest = {
  name: '@vitrum/fixture',
  version: '1.2.3',
  description: 'A fixture',
  keywords: ['vitrum', 'neural-network', 'machine-learning', 'typescript', 'fixture'],
  homepage: 'https://example.com/vitrum/tree/main/packages/fixture#readme',
  bugs: 'https://example.com/vitrum/issues',
  repository: { type: 'git', url: 'git+https://example.com/vitrum.git', directory: 'packages/fixture' },
  license: 'MIT',
  author: 'us',
  type: 'module',
  sideEffects: false,
  exports: { '.': rootExport, './package.json': './package.json' },
  files: ['dist', 'src', 'CHANGELOG.md'],
  engines: { node: '>=22.12' },
  publishConfig: { access: 'public', provenance: true },
  scripts,
};

const folder = 'packages/fixture';

describe('manifests', () => {
  test('the common form has no problems', () => {
    expect(findManifestProblems({ folder, manifest: { ...manifest, dependencies: {} } }, project)).toEqual([]);
  });

  test('a package with kernels compiles them first, and after installing', () => {
    const withKernels = { ...manifest, devDependencies: { assemblyscript: 'catalog:' } };
    const build = `${clean} && node build-kernels.mjs && tsc --project tsconfig.build.json`;
    const { lint, test, types } = scripts;
    const withBoth = { build, clean, lint, prepare: 'node build-kernels.mjs', test, types };
    expect(findManifestProblems({ folder, manifest: { ...withKernels, scripts: withBoth } }, project)).toEqual([]);
    expect(findManifestProblems({ folder, manifest: withKernels }, project)).toEqual([
      `${folder}/package.json: "scripts" must be ${JSON.stringify(withBoth)}, got ${JSON.stringify(scripts)}`,
    ]);
  });

  const { version, ...withoutVersion } = manifest;
  test.each<[string, Manifest, string]>([
    ['another license', { ...manifest, license: 'ISC' }, '"license" must be "MIT", got "ISC"'],
    ['another project', { ...manifest, bugs: 'https://example.com/other' }, '"bugs" must be "https://example.com/vitrum/issues", got "https://example.com/other"'],
    ['side effects', { ...manifest, sideEffects: true }, '"sideEffects" must be false, got true'],
    ['a stale engine', { ...manifest, engines: { node: '>=18' } }, '"engines" must be {"node":">=22.12"}, got {"node":">=18"}'],
    ['sources that are not published', { ...manifest, files: ['dist'] }, '"files" must be ["dist","src","CHANGELOG.md"], got ["dist"]'],
    [
      'a field in another place',
      { ...withoutVersion, version },
      `has the fields ${Object.keys(withoutVersion).join(', ')}, version; ` +
        'expected, in this order: name, version, description, keywords, homepage, bugs, repository, license, author, type, sideEffects, exports, files, engines, publishConfig, scripts',
    ],
    [
      'an export without a source',
      { ...manifest, exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } },
      `the export "." must be ${JSON.stringify(rootExport)}, got {"types":"./dist/index.d.ts","default":"./dist/index.js"}`,
    ],
    [
      'an export whose types belong to another file',
      { ...manifest, exports: { './node': { '@vitrum/source': './src/node/index.ts', types: './dist/index.d.ts', default: './dist/node/index.js' } } },
      'the export "./node" must be {"@vitrum/source":"./src/node/index.ts","types":"./dist/node/index.d.ts","default":"./dist/node/index.js"}, ' +
        'got {"@vitrum/source":"./src/node/index.ts","types":"./dist/index.d.ts","default":"./dist/node/index.js"}',
    ],
  ])('%s is refused', (_, changed, problem) => {
    expect(findManifestProblems({ folder, manifest: changed }, project)).toEqual([`${folder}/package.json: ${problem}`]);
  });
});

/** What one shell knows and another does not. */
const ofOneShell = /'|\$|\b(rm|cp|mv|mkdir|cat|export|set) |^[A-Z_]+=|\.sh\b|(^|&& )\.\.?\//;

test('commands of manifests run in every shell, also in that of Windows', () => {
  const all = ['package.json', 'scripts/package.json', 'bench/package.json', 'test-support/package.json', ...globSync('{packages,apps,examples}/*/package.json', { cwd: repositoryRoot })];
  const commands = all.flatMap((path) => {
    // Files of this repository, from which pnpm has installed.
    const { scripts = {} } = JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')) as Partial<Manifest>;
    return Object.entries(scripts).map(([name, command]) => ({ place: `${path}: ${name}`, command }));
  });
  expect(commands.length).toBeGreaterThan(100);
  expect(commands.filter(({ command }) => ofOneShell.test(command))).toEqual([]);
});

test('a package takes others of this repository from their version on', () => {
  const dependencies = { '@vitrum/core': 'workspace:^', '@vitrum/tensor': 'workspace:*', three: 'catalog:' };
  const peerDependencies = { '@vitrum/layers': 'workspace:0.1.0' };
  expect(findRangeProblems({ folder, manifest: { ...manifest, dependencies, peerDependencies } })).toEqual([
    `${folder}/package.json: @vitrum/tensor must be "workspace:^", got "workspace:*"`,
    `${folder}/package.json: @vitrum/layers must be "workspace:^", got "workspace:0.1.0"`,
  ]);
});

test('a built file whose source is gone is found', () => {
  const root = temporaryWorkspace({
    [`${folder}/package.json`]: manifest,
    ...Object.fromEntries(['src/index.ts', 'src/node/read.ts', 'dist/index.js', 'dist/index.d.ts.map', 'dist/node/read.js', 'dist/gone.js'].map((path) => [`${folder}/${path}`, ''])),
  });
  expect(findStaleBuilds(root, { folder, manifest })).toEqual([`${folder}/dist/gone.js: its source is gone; \`npm run build\` removes it`]);
});

describe('packed packages', () => {
  const built = {
    [`${folder}/package.json`]: manifest,
    [`${folder}/src/index.ts`]: 'export const one = 1;\n',
    [`${folder}/dist/index.js`]: 'export const one = 1;\n',
    [`${folder}/dist/index.d.ts`]: 'export declare const one = 1;\n',
  };

  function packFixture(files: Files): PackedPackage {
    const root = temporaryWorkspace({ ...files, 'packed/.keep': '' });
    const [packed] = packAll(root, [{ folder, manifest }], join(root, 'packed'));
    if (packed === undefined) throw new Error('Nothing was packed.');
    return packed;
  }

  test('a built package passes', async () => {
    expect(await lintPacked(packFixture(built))).toEqual([]);
  });

  test('an entry whose types TypeScript cannot find is found', async () => {
    const second = { '@vitrum/source': './src/node.ts', types: './dist/node.d.ts', default: './dist/node.js' };
    const withSecond = { ...manifest, exports: { ...manifest.exports, './node': second } };
    const files = { ...built, [`${folder}/package.json`]: withSecond, [`${folder}/dist/node.js`]: 'export const two = 2;\n' };
    expect(await checkResolution({ ...packFixture(built), manifest })).toEqual([]);
    expect(await checkResolution({ ...packFixture(files), manifest: withSecond })).toEqual([`${folder}: Could not find types ./node`]);
  });

  test('an export that is not in the archive is found', async () => {
    const { [`${folder}/dist/index.js`]: _, ...incomplete } = built;
    expect(await lintPacked(packFixture(incomplete))).toEqual([
      expect.stringMatching(/^packages\/fixture: .*\.\/dist\/index\.js.* does not exist/),
    ]);
  });
});

describe('version files', () => {
  const stale = { [`${folder}/src/version.ts`]: "export const version = '1.0.0';\n" };

  test('a stale version is found, and fixed from the manifest', () => {
    const root = temporaryWorkspace(stale);
    expect(findVersionProblems(root, { folder, manifest })).toHaveLength(1);
    expect(writeVersionFiles(root, { folder, manifest })).toEqual([`${folder}/src/version.ts`]);
    expect(readFileSync(join(root, folder, 'src/version.ts'), 'utf8')).toContain("export const version = '1.2.3';");
    expect(findVersionProblems(root, { folder, manifest })).toEqual([]);
    expect(writeVersionFiles(root, { folder, manifest })).toEqual([]);
  });

  test('a package without a version file needs none', () => {
    const root = temporaryWorkspace({});
    expect(findVersionProblems(root, { folder, manifest })).toEqual([]);
    expect(writeVersionFiles(root, { folder, manifest })).toEqual([]);
  });

  const published = { core: '@vitrum/core', cli: '@vitrum/cli', kit: '@vitrum/plugin-kit', tensor: '@vitrum/tensor', all: 'vitrum' };
  const workspace = Object.fromEntries(
    Object.entries(published).map(([name, packageName], n) => [`packages/${name}/package.json`, { name: packageName, version: `1.${n}.0` }]),
  );
  const installed = Object.fromEntries(
    ['vitest', '@types/node', 'typescript'].map((name, n) => [`node_modules/${name}/package.json`, { version: `7.${n}.0` }]),
  );

  test('the versions for new plugins are those of the workspace and of what is installed', () => {
    const root = temporaryWorkspace({ ...workspace, ...installed, [`${folder}/src/template-versions.ts`]: 'stale' });
    expect(findVersionProblems(root, { folder, manifest })).toEqual([expect.stringContaining(`${folder}/src/template-versions.ts: `)]);
    writeVersionFiles(root, { folder, manifest });
    const source = readFileSync(join(root, folder, 'src/template-versions.ts'), 'utf8');
    const lines = ["core: '1.0.0'", "cli: '1.1.0'", "pluginKit: '1.2.0'", "tensor: '1.3.0'", "vitrum: '1.4.0'"];
    const installedLines = ["vitest: '7.0.0'", "nodeTypes: '7.1.0'", "typescript: '7.2.0'"];
    for (const line of [...lines, ...installedLines]) expect(source).toContain(`  ${line},\n`);
    expect(findVersionProblems(root, { folder, manifest })).toEqual([]);
  });
});
