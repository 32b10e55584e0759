import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeContribution } from '../new/make-contribution.ts';
import { copyCheckout } from '../checks/walk-through/copy-checkout.ts';
import { repositoryRoot } from '../shared/workspace.ts';

// `npm run check:contributing` verifies that the generated files compile, pass lint and all tests, and can be used in training.

const copy = mkdtempSync(join(tmpdir(), 'vitrum-new-'));
const read = (path: string): string => readFileSync(join(copy, path), 'utf8');

/** A contribution of every kind, and the fields that its author must fill in. */
const made = [
  { kind: 'activation', name: 'sample-activation', file: 'packages/activations/src/sample-activation.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'loss', name: 'sample-loss', file: 'packages/losses/src/sample-loss.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'layer', name: 'sample-layer', file: 'packages/layers/src/sample-layer.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'network', name: 'sample-network', file: 'packages/networks/src/sample-network.ts', empty: ['description', 'source'] },
  { kind: 'augmentation', name: 'sample-augmentation', file: 'packages/augmentations/src/sample-augmentation.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'optimizer', name: 'sample-optimizer', file: 'packages/optimizers/src/sample-optimizer.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'dataset', name: 'sample-dataset', file: 'packages/datasets/src/sample-dataset.ts', empty: ['description', 'source', 'license'] },
  { kind: 'initializer', name: 'sample-initializer', file: 'packages/layers/src/initializers/sample-initializer.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'schedule', name: 'sample-schedule', file: 'packages/optimizers/src/sample-schedule.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'metric', name: 'sample-metric', file: 'packages/trainer/src/metrics/sample-metric.ts', empty: ['description', 'formula', 'source'] },
  { kind: 'callback', name: 'sample-callback', file: 'packages/trainer/src/callbacks/sample-callback.ts', empty: ['description', 'source'] },
];
const packages = ['activations', 'losses', 'layers', 'networks', 'augmentations', 'optimizers', 'datasets', 'trainer'].map((name) => `packages/${name}`);

/** Without the variables that npm and vitest set for their children, and without colors. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_OPTIONS|NODE_ENV|FORCE_COLOR)/.test(name))),
  NO_COLOR: '1',
};

function run(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env: environment, encoding: 'utf8', input: '' });
  return { status, output: `${stdout}${stderr}` };
}

const runSource = (script: string, ...args: readonly string[]) => run('--import', 'tsx', '--conditions=@vitrum/source', script, ...args);
const makeNew = (...args: readonly string[]) => runSource('scripts/new/main.ts', ...args);
const runVitest = (...args: readonly string[]) =>
  run('node_modules/vitest/vitest.mjs', 'run', '--typecheck.enabled=false', ...packages.flatMap((folder) => ['--project', folder]), ...args);

/** New and changed files according to git, except the copy's folders and links. */
const changes = (): readonly string[] =>
  spawnSync('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: copy, encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line !== '' && !line.includes('node_modules'));

beforeAll(() => {
  copyCheckout(repositoryRoot, copy);
  // Results of installing: links, which point into the copy if they are the workspace's, and compiled kernels.
  symlinkSync(join(repositoryRoot, 'node_modules'), join(copy, 'node_modules'));
  const folders = ['packages', 'apps'].flatMap((parent) => readdirSync(join(repositoryRoot, parent)).map((name) => `${parent}/${name}`));
  for (const folder of [...folders, 'scripts'].map((name) => `${name}/node_modules`).concat('packages/backend-wasm/src/generated')) {
    if (existsSync(join(repositoryRoot, folder))) cpSync(join(repositoryRoot, folder), join(copy, folder), { recursive: true, verbatimSymlinks: true });
  }
}, 60_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe('bad input', () => {
  test.each([
    [['activaton', 'x'], 'Did you mean "activation"?'],
    [['activation'], 'The name of the new activation is missing.'],
    [[], 'The kind and the name are missing.'],
    [['activation', 'bent', 'identity'], 'Join the words of a name by hyphens.'],
    [['activation', 'x', '--force'], 'There is no option "force".'],
  ])('%j ends with the exit code 2, and nothing is written', (args, message) => {
    const { status, output } = makeNew(...args);
    expect(output).toContain(message);
    expect(status).toBe(2);
    expect(changes()).toEqual([]);
  });
});

describe('one of every kind', () => {
  /** Created by the command itself: a kind with separate test files; CONTRIBUTING.md, which is followed too, creates one with a table of tests. */
  const byCommand = made.filter(({ kind }) => kind === 'layer');
  const others = made.filter((each) => !byCommand.includes(each));

  test.each(others)('the $kind is made', async ({ kind, name, file }) => {
    expect((await makeContribution(kind, name, copy)).file).toBe(file);
    expect(existsSync(join(copy, file))).toBe(true);
  });

  test.each(byCommand)('the $kind is made, with the next step', ({ kind, name, file }) => {
    const { status, output } = makeNew(kind, name);
    expect(output).toContain(`Edit ${file}`);
    expect(status).toBe(0);
    expect(existsSync(join(copy, file))).toBe(true);
  });

  test.each(made)('the $kind has its changeset, and its place in the catalog', ({ kind, name }) => {
    expect(read(`.changeset/${kind}-${name}.md`)).toContain(`The ${kind} \`${name}\`.`);
    expect(read(`docs/catalog/README.md`)).toContain(`\`${name}\``);
  });

  test('a second time says that the name is taken, and writes nothing', () => {
    const before = changes();
    const { status, output } = makeNew('activation', 'sample-activation');
    expect(output).toContain('The activation "sample-activation" is taken: @vitrum/activations has it.');
    expect(status).toBe(2);
    expect(changes()).toEqual(before);
  });

  test('the contribution check asks for what is still empty, by the file, and for nothing else', () => {
    const { status, output } = runVitest('contributions.test.ts');
    const asked = [...output.matchAll(/^\+ +"(packages\/.*)",$/gm)].map(([, line = '']) => line.replaceAll('\\"', '"'));
    const expected = made.flatMap(({ name, file, empty }) => empty.map((field) => `${file}: give "${name}" a ${field}`));
    expect(asked.sort()).toEqual(expected.sort());
    expect(status).toBe(1);
  });
});
