import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Workspace imports resolve to source: tests never need a build.
const conditions = ['@vitrum/source', 'node', 'import', 'module', 'default'];

/** One project for each package and app that has tests, and one each for the examples and the repository's own scripts and test helpers. */
const projects = [
  ...[...childFolders('packages'), ...childFolders('apps'), 'scripts', 'test-support', 'bench'].filter((folder) => existsSync(inRepository(folder, 'test'))),
  'examples', // the applications in it; the plugins beside them are tested as strangers' packages are
];

/** From wherever the tests are started. */
function inRepository(...path: readonly string[]): string {
  return join(import.meta.dirname, ...path);
}

function childFolders(parent: string): string[] {
  return readdirSync(inRepository(parent)).map((name) => `${parent}/${name}`);
}

/** What the tests in a browser share: the browser, and what was built for them. */
const shared: Readonly<Record<string, readonly string[]>> = {
  'apps/web': ['test/support/browser/one-browser.ts', 'test/support/one-site.ts'],
  'apps/site': ['../web/test/support/browser/one-browser.ts', 'test/support/one-site.ts'],
};

const settings = (folder: string) =>
  folder in shared
    ? {
        globalSetup: [...(shared[folder] ?? [])],
        testTimeout: 300_000,
        hookTimeout: 300_000,
        expect: { poll: { timeout: 60_000 } },
      }
    : {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        ...(folder === 'examples' && { globalSetup: ['../apps/web/test/support/browser/one-browser.ts'] }),
        // Imports JSON without the attribute that Node asks for.
        ...(folder === 'scripts' && { server: { deps: { inline: [/@actions\//] } } }),
      };

export default defineConfig({
  test: {
    // Browser and command line tests wait for other processes: two files at a time left two processors idle four tenths of the time.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: projects.map((folder) => ({
      resolve: { conditions },
      ssr: { resolve: { conditions } },
      test: {
        name: folder,
        root: folder,
        include: [folder === 'examples' ? '!(vitrum-plugin-*)/test/**/*.test.ts' : 'test/**/*.test.ts'],
        // Libraries hold no state: their files share a worker, which halves their time. A test that changes a global puts it back.
        // The lab's tests share what drives the browser, and the connection to it.
        isolate: !folder.startsWith('packages/') && folder !== 'apps/web',
        ...settings(folder),
        typecheck: {
          enabled: existsSync(inRepository(folder, 'test/types')),
          include: ['test/types/**/*.test-d.ts'],
          tsconfig: '../../tsconfig.type-tests.json',
          ignoreSourceErrors: true, // `npm run types` reports those, once
        },
      },
    })),
  },
});
