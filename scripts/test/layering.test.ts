import { describe, expect, test } from 'vitest';
import { findViolations } from '../checks/layering/find-violations.ts';
import { temporaryWorkspace, type Files } from './temporary-workspace.ts';

const table = {
  '@vitrum/core': [],
  '@vitrum/activations': ['@vitrum/core'],
  '@vitrum/losses': ['@vitrum/core'],
};

const depends = (...names: string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, 'workspace:*']));

const cleanTree: Files = {
  'packages/core/package.json': { name: '@vitrum/core' },
  'packages/core/src/index.ts': "export type { A } from './a.ts';\nexport const one = 1;",
  'packages/core/src/a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }",
  'packages/core/src/b.ts': 'export interface B { b: 1 }',
  'packages/activations/package.json': { name: '@vitrum/activations', dependencies: depends('@vitrum/core') },
  'packages/activations/src/index.ts': "export { one } from '@vitrum/core';",
  'packages/losses/package.json': { name: '@vitrum/losses', dependencies: depends('@vitrum/core') },
  'packages/losses/src/index.ts': "import { one } from '@vitrum/core';\nexport const two = 2 * one;",
  // What is loaded later may use what loads it.
  'packages/losses/src/eager.ts': "export const load = () => import('./late.ts');\nexport type Late = Awaited<ReturnType<typeof load>>;",
  'packages/losses/src/late.ts': "import { load } from './eager.ts';\nexport const late = () => load();",
  'packages/losses/src/node/index.ts': "export { readFileSync } from 'node:fs';",
  'apps/cli/package.json': { name: '@vitrum/cli', dependencies: { ...depends('@vitrum/losses'), commander: '1.0.0' } },
  'apps/cli/src/main.ts': "import 'commander';\nimport 'node:fs';\nimport { two } from '@vitrum/losses';\nconsole.log(two);",
};

/** The violations in the clean tree after replacing or adding files. */
function violationsIn(changes: Files): Promise<readonly string[]> {
  return findViolations(temporaryWorkspace({ ...cleanTree, ...changes }), table);
}

const lossFile = 'packages/losses/src/x.ts';
const lossManifest = 'packages/losses/package.json';

/** A change to the clean tree, and the expected violation. */
const breaches: readonly (readonly [string, Files, string])[] = [
  [
    'a sibling',
    { [lossFile]: "import { tanh } from '@vitrum/activations';\nexport const x = tanh;" },
    `${lossFile}: @vitrum/losses may not import @vitrum/activations (allowed: @vitrum/core)`,
  ],
  [
    'a type of a sibling',
    { [lossFile]: "import type { Tanh } from '@vitrum/activations';\nexport type X = Tanh;" },
    `${lossFile}: @vitrum/losses may not import @vitrum/activations (allowed: @vitrum/core)`,
  ],
  [
    'a sibling, when called',
    { [lossFile]: "export const x = () => import('@vitrum/activations');" },
    `${lossFile}: @vitrum/losses may not import @vitrum/activations (allowed: @vitrum/core)`,
  ],
  [
    'a sibling, by a path',
    { [lossFile]: "export * from '../../activations/src/index.ts';" },
    `${lossFile}: @vitrum/losses may not reach into @vitrum/activations by a path: import a package by its name`,
  ],
  [
    'a file of the repository',
    { [lossFile]: "export * from '../../../scripts/tool.ts';", 'scripts/tool.ts': 'export const tool = 1;' },
    `${lossFile}: @vitrum/losses may not reach into scripts/tool.ts by a path: import a package by its name`,
  ],
  [
    'a path that is not exported',
    { [lossFile]: "export { one } from '@vitrum/core/src/index.ts';" },
    `${lossFile}: @vitrum/losses may not import @vitrum/core/src/index.ts, a path that @vitrum/core does not export`,
  ],
  [
    'an internal entry, in an example',
    { 'examples/plugin/index.ts': "import { isRecord } from '@vitrum/core/internal';" },
    "examples/plugin/index.ts: an internal entry is for vitrum's own packages alone",
  ],
  [
    'an internal entry, in a README',
    { 'packages/losses/README.md': "```ts\nimport { isRecord } from '@vitrum/core/internal';\n```" },
    "packages/losses/README.md: an internal entry is for vitrum's own packages alone",
  ],
  [
    'a library from outside',
    { [lossFile]: "import 'mathjs';" },
    `${lossFile}: @vitrum/losses may not import mathjs (allowed: @vitrum/core)`,
  ],
  [
    'Node outside src/node',
    { [lossFile]: "export { readFileSync } from 'node:fs';" },
    `${lossFile}: @vitrum/losses may import Node's fs below packages/losses/src/node/ alone`,
  ],
  [
    'a package that the manifest lacks',
    { 'packages/activations/package.json': { name: '@vitrum/activations' } },
    'packages/activations/src/index.ts: @vitrum/activations imports @vitrum/core, which is missing from the dependencies in packages/activations/package.json',
  ],
  [
    'an app',
    {
      'apps/web/package.json': { name: '@vitrum/web', dependencies: depends('@vitrum/cli') },
      'apps/web/src/main.ts': "import '@vitrum/cli';",
    },
    'apps/web/src/main.ts: @vitrum/web may not import @vitrum/cli, which is an app',
  ],
  [
    'each other in a circle',
    {
      'packages/losses/src/x.ts': "import { y } from './y.ts';\nexport const x = () => y;",
      'packages/losses/src/y.ts': "import { x } from './x.ts';\nexport const y = () => x;",
    },
    'packages/losses/src/x.ts: import cycle packages/losses/src/x.ts → packages/losses/src/y.ts → packages/losses/src/x.ts',
  ],
  [
    'each other in a circle, for types alone',
    {
      'packages/losses/src/x.ts': "import type { Y } from './y.ts';\nexport interface X { y?: Y }",
      'packages/losses/src/y.ts': "import type { X } from './x.ts';\nexport interface Y { x?: X }",
    },
    'packages/losses/src/x.ts: import cycle packages/losses/src/x.ts → packages/losses/src/y.ts → packages/losses/src/x.ts',
  ],
  [
    'each other in a circle of an app, for types alone on one side',
    {
      'apps/cli/src/x.tsx': "import type { Y } from './y.tsx';\nexport const x = (y: Y) => y;",
      'apps/cli/src/y.tsx': "import { x } from './x.tsx';\nexport type Y = number;\nexport const y = x(1);",
    },
    'apps/cli/src/x.tsx: import cycle apps/cli/src/x.tsx → apps/cli/src/y.tsx → apps/cli/src/x.tsx',
  ],
];

const manifestBreaches: readonly (readonly [string, Files, string])[] = [
  [
    'depends on a sibling',
    { [lossManifest]: { name: '@vitrum/losses', dependencies: depends('@vitrum/core', '@vitrum/activations') } },
    `${lossManifest}: @vitrum/losses may not depend on @vitrum/activations (allowed: @vitrum/core)`,
  ],
  [
    'depends on a library from outside',
    { [lossManifest]: { name: '@vitrum/losses', dependencies: { ...depends('@vitrum/core'), mathjs: '1.0.0' } } },
    `${lossManifest}: @vitrum/losses may not depend on mathjs (allowed: @vitrum/core)`,
  ],
  [
    'asks for a peer from outside',
    { 'packages/core/package.json': { name: '@vitrum/core', peerDependencies: { mathjs: '1.0.0' } } },
    'packages/core/package.json: @vitrum/core may not depend on mathjs (allowed: nothing)',
  ],
  [
    'is unknown to the table',
    { 'packages/new/package.json': { name: '@vitrum/new' } },
    'packages/new/package.json: @vitrum/new is missing from scripts/checks/layering/table.ts',
  ],
];

describe('layering', () => {
  test('a clean tree has no violations', async () => {
    expect(await violationsIn({})).toEqual([]);
  });

  test.each(breaches)('a source that imports %s is refused', async (_, changes, violation) => {
    expect(await violationsIn(changes)).toEqual([violation]);
  });

  test.each(manifestBreaches)('a manifest that %s is refused', async (_, changes, violation) => {
    expect(await violationsIn(changes)).toEqual([violation]);
  });

  test('a package for Node alone may import Node anywhere', async () => {
    const files = { ...cleanTree, [lossFile]: "export { readFileSync } from 'node:fs';" };
    expect(await findViolations(temporaryWorkspace(files), { ...table, '@vitrum/losses': ['@vitrum/core', 'node:'] })).toEqual([]);
  });

  test('the site, which is not published, may show parts of the lab', async () => {
    const files = {
      'apps/web/package.json': { name: '@vitrum/web' },
      'apps/web/src/plot.ts': 'export const plot = 1;',
      'apps/site/package.json': { name: '@vitrum/site', private: true, devDependencies: { astro: '1.0.0' } },
      'apps/site/src/pages.ts': "import 'astro:content';\nimport 'astro/loaders';\nexport * from '../../web/src/plot.ts';",
    };
    expect(await violationsIn(files)).toEqual([]);
    expect(await violationsIn({ ...files, 'apps/site/package.json': { name: '@vitrum/site', devDependencies: { astro: '1.0.0' } } })).toEqual([
      'apps/site/src/pages.ts: @vitrum/site may not reach into @vitrum/web by a path: import a package by its name',
    ]);
  });

  test('an app may use what another one offers by an export of its own, and a bundler’s libraries need no dependency', async () => {
    const files = {
      'apps/shop/package.json': { name: '@vitrum/shop', exports: { '.': './src/main.ts', './serve': './src/serve.ts' } },
      'apps/shop/src/serve.ts': 'export const serve = 1;',
      'apps/web/package.json': { name: '@vitrum/web', dependencies: depends('@vitrum/shop'), devDependencies: { vite: '1.0.0', uplot: '1.0.0' } },
      'apps/web/src/main.ts': "import '@vitrum/shop/serve';\nimport 'uplot/dist/uplot.css';",
    };
    expect(await violationsIn(files)).toEqual([]);
  });

  test('an app may show a page of the documentation, which no package may', async () => {
    const shows = "import page from '../../../docs/terms.md?raw';\nexport const shown = page;";
    const files = { 'docs/terms.md': 'Terms.', 'apps/web/package.json': { name: '@vitrum/web' }, 'apps/web/src/main.ts': shows };
    expect(await violationsIn(files)).toEqual([]);
    expect(await violationsIn({ ...files, [lossFile]: shows })).toEqual([`${lossFile}: @vitrum/losses may not reach into docs/terms.md?raw by a path: import a package by its name`]);
  });

  test('a package that needs Node is for the part of another one that needs it too', async () => {
    const wider = { ...table, '@vitrum/cache': ['node:'], '@vitrum/losses': ['@vitrum/core', '@vitrum/cache'] };
    const changes: Files = {
      'packages/cache/package.json': { name: '@vitrum/cache' },
      'packages/losses/package.json': { name: '@vitrum/losses', dependencies: depends('@vitrum/core', '@vitrum/cache') },
      // What is loaded later may use what loads it.
  'packages/losses/src/eager.ts': "export const load = () => import('./late.ts');\nexport type Late = Awaited<ReturnType<typeof load>>;",
  'packages/losses/src/late.ts': "import { load } from './eager.ts';\nexport const late = () => load();",
  'packages/losses/src/node/index.ts': "import '@vitrum/cache';",
      [lossFile]: "import '@vitrum/cache';",
    };
    expect(await findViolations(temporaryWorkspace({ ...cleanTree, ...changes }), wider)).toEqual([
      `${lossFile}: @vitrum/losses may import @vitrum/cache, which needs Node, below packages/losses/src/node/ alone`,
    ]);
  });

  describe('in a package with floors', () => {
    const floors = { '@vitrum/core': [['errors', 'json.ts'], ['contracts'], ['plugin'], ['index.ts', 'a.ts', 'b.ts']] };
    const described = 'lowest first: errors, json.ts < contracts < plugin < index.ts, a.ts, b.ts';
    const inFloors = (changes: Files): Promise<readonly string[]> =>
      findViolations(temporaryWorkspace({ ...cleanTree, ...changes }), table, floors);
    const house: Files = {
      'packages/core/src/errors/fail.ts': 'export const fail = 1;',
      'packages/core/src/contracts/loss.ts': "import { fail } from '../errors/fail.ts';\nexport interface Loss { fail: typeof fail }",
      'packages/core/src/contracts/layer.ts': "import type { Loss } from './loss.ts';\nexport interface Layer { loss: Loss }",
      'packages/core/src/plugin/registry.ts': "import type { Layer } from '../contracts/layer.ts';\nexport type Registry = Layer[];",
    };

    test('imports run down, or stay on their floor', async () => {
      expect(await inFloors(house)).toEqual([]);
    });

    test.each([
      ["import { registry } from '../plugin/registry.ts';\nexport const cost = registry;"],
      ["import type { Registry } from '../plugin/registry.ts';\nexport type Cost = Registry;"],
      ["export type { Registry } from '../plugin/registry.ts';"],
      ["export type Cost = import('../plugin/registry.ts').Registry;"],
    ])('one that runs up is refused: %s', async (source) => {
      expect(await inFloors({ ...house, 'packages/core/src/contracts/cost.ts': source })).toEqual([
        `packages/core/src/contracts/cost.ts: may not import ../plugin/registry.ts, which is on a floor above it (${described})`,
      ]);
    });

    test('a file without a floor is refused', async () => {
      expect(await inFloors({ ...house, 'packages/core/src/odd.ts': "export { fail } from './errors/fail.ts';" })).toEqual([
        `packages/core/src/odd.ts: has no floor in scripts/checks/layering/table.ts (${described})`,
      ]);
    });

    test('floors of a package that is not there are refused', async () => {
      expect(await findViolations(temporaryWorkspace({}), {}, { '@vitrum/gone': [] })).toEqual([
        'scripts/checks/layering/table.ts: @vitrum/gone is no package of this workspace',
      ]);
    });
  });

  test('a row of the table without a package is refused', async () => {
    expect(await findViolations(temporaryWorkspace({}), { '@vitrum/gone': [] })).toEqual([
      'scripts/checks/layering/table.ts: @vitrum/gone is no package of this workspace',
    ]);
  });
});
