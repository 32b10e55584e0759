import type { KnipConfig } from 'knip';

/** Programs that another file or a person starts by their path. */
const programs = {
  scripts: ['*.{mjs,ts}', 'checks/*/{main,check,measure,make-every-kind,check-in-turn,render-components}.ts', 'pictures/*.ts', 'lint/*.js', 'rehearsal/programs/*.ts', 'sizes/cases/*.mjs'],
  bench: ['src/main.ts', 'src/vitrum/*.{ts,mjs}', 'measure/*.ts', 'measure/*/main.ts', 'measure/accuracy/train-once.ts'],
};

export default {
  workspaces: {
    '.': {
      entry: ['.changeset/changelog.d.mts', 'examples/programs/*.ts', 'examples/notebook/notebook.ts'], // the types of changelog.mjs; programs for people
      ignoreDependencies: ['pnpm'], // scripts/setup.mjs, turbo and the checks run it
      ignoreUnresolved: [/(^|\/)test\/support\//], // of vitest, which starts from the folder of a project
    },
    scripts: {
      entry: programs.scripts,
      ignoreDependencies: [/^@vitrum\//, 'react', 'react-dom'], // for the examples of the documentation, which run from this folder
    },
    bench: {
      entry: programs.bench,
      ignore: ['peers/**'], // programs for other toolkits, which are installed only where they are compared
      ignoreDependencies: ['@vitrum/cli'], // its program is started by its path
    },
    'examples/extension-predictor': { entry: ['extension/*.js', 'test/*.test.ts'], ignoreUnresolved: [/^\.\/(model|words)\.js$/] }, // which the build makes
    'examples/http-service': { entry: ['src/{main,train}.ts', 'test/*.test.ts'] },
    'examples/react-drawings': { entry: ['src/worker.ts', 'test/*.test.ts'] },
    'test-support': { ignoreDependencies: ['tsx'] }, // found by createRequire
    'apps/cli': {
      entry: ['src/bin.cts', 'test/**/*.test.ts'],
      ignore: ['test/cases/files/**'], // plugins that the tests load
    },
    'apps/create-vitrum-plugin': { entry: ['src/bin.cts'] },
    'apps/web': { entry: ['measure/main.ts', 'measure/screenshots.ts', 'server/*.ts', 'src/worker/plugins/modules/*.ts'] },
    'apps/site': {
      entry: ['build/{pages,serve}.ts', 'src/content/docs/**/*.mdx', 'test/**/*.test.ts'],
    },
    'packages/plugin-kit': { entry: ['src/node/fresh-process.ts'] },
    'packages/backend-wasm': { ignore: ['kernels/**'] }, // in AssemblyScript, compiled by build-kernels.mjs
  },
  // The page loads modules when it needs them, through a function that knip does not follow.
  ignoreIssues: { 'apps/web/src/page/**': ['exports'] },
  ignoreBinaries: ['redis-server', 'openssl', 'cc', 'mount', 'umount'],
  exclude: ['duplicates'], // a plugin is the default export and has a name
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
