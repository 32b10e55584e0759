import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../shared/workspace.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

const sourceOf = (script: string): string => readFileSync(join(repositoryRoot, 'scripts', script), 'utf8');

function runScript(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [file, ...args], { env, encoding: 'utf8' });
}

describe('with-data', () => {
  const withData = { 'repository/scripts/with-data.mjs': sourceOf('with-data.mjs') };
  const { VITRUM_DATA_DIR: _, ...withoutVariable } = process.env;
  const printVariable = [process.execPath, '-e', 'console.log(process.env.VITRUM_DATA_DIR)'];

  function dataDirSeen(root: string, env: NodeJS.ProcessEnv): string {
    return runScript(join(root, 'repository/scripts/with-data.mjs'), printVariable, env).stdout.trim();
  }

  test('names the folder beside the repository that holds MNIST', () => {
    const root = temporaryWorkspace({ ...withData, 'shared/mnist/README.md': '' });
    expect(dataDirSeen(root, withoutVariable)).toBe(join(root, 'shared'));
  });

  test('leaves a place alone that was named already', () => {
    const root = temporaryWorkspace({ ...withData, 'shared/mnist/README.md': '' });
    expect(dataDirSeen(root, { ...withoutVariable, VITRUM_DATA_DIR: 'elsewhere' })).toBe('elsewhere');
  });

  test('names nothing where there is nothing', () => {
    const root = temporaryWorkspace({ ...withData, 'shared/README.md': '' });
    expect(dataDirSeen(root, withoutVariable)).toBe('undefined');
  });

  test.each([
    ['done', 'process.exit(0)', 0],
    ['wrong use', 'process.exit(2)', 2],
    ['killed', "process.kill(process.pid, 'SIGTERM')", 143],
  ])('ends as its command ends: %s', (__, program, exitCode) => {
    const script = join(temporaryWorkspace(withData), 'repository/scripts/with-data.mjs');
    expect(runScript(script, [process.execPath, '-e', program]).status).toBe(exitCode);
  });

  test('says so when the command does not exist', () => {
    const script = join(temporaryWorkspace(withData), 'repository/scripts/with-data.mjs');
    const { status, stderr } = runScript(script, ['no-such-command']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^no-such-command could not be started: .*\nRun `npm run setup`, then the same command again\.\n$/);
  });
});

/** A repository whose npx logs each call, creates node_modules, and exits with the given code. */
function fakeRepository(exitCode: number): string {
  const root = temporaryWorkspace({
    'scripts/setup.mjs': sourceOf('setup.mjs'),
    'package.json': { packageManager: 'pnpm@12.21.0', engines: { node: '>=22.12' } },
    'packages/core/package.json': { name: '@vitrum/core' },
    'pnpm-lock.yaml': 'one',
    'bin/npx': `#!/bin/sh\nmkdir -p node_modules\necho "$*" >> calls\nexit ${exitCode}\n`,
  });
  chmodSync(join(root, 'bin/npx'), 0o755);
  return root;
}

/** Runs the setup of a fake repository with its npx. */
function setUp(root: string, nodeOptions: readonly string[] = []): SpawnSyncReturns<string> {
  const path = [join(root, 'bin'), process.env['PATH']].join(delimiter);
  const args = [...nodeOptions, join(root, 'scripts/setup.mjs')];
  return spawnSync(process.execPath, args, { env: { ...process.env, PATH: path }, encoding: 'utf8' });
}

describe('setup', () => {
  const callsIn = (root: string): readonly string[] => readFileSync(join(root, 'calls'), 'utf8').trimEnd().split('\n');

  test('installs once, and again when the lockfile or a manifest has changed', () => {
    const root = fakeRepository(0);
    expect(setUp(root).status).toBe(0);
    expect(setUp(root).status).toBe(0);
    expect(callsIn(root)).toEqual(['--yes pnpm@12.21.0 install --frozen-lockfile']);
    writeFileSync(join(root, 'pnpm-lock.yaml'), 'two');
    setUp(root);
    expect(callsIn(root)).toHaveLength(2);
    writeFileSync(join(root, 'packages/core/package.json'), '{}');
    setUp(root);
    setUp(root);
    expect(callsIn(root)).toHaveLength(3);
  });

  test('installs again when a kernel has changed, which installing compiles', () => {
    const root = fakeRepository(0);
    const folder = join(root, 'packages/backend-wasm/kernels/matmul');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'product.ts'), 'one');
    setUp(root);
    setUp(root);
    expect(callsIn(root)).toHaveLength(1);
    writeFileSync(join(folder, 'product.ts'), 'two');
    setUp(root);
    expect(callsIn(root)).toHaveLength(2);
  });

  test('stops with two lines when the installation fails, and tries again the next time', () => {
    const root = fakeRepository(7);
    const { status, stderr, stdout } = setUp(root);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.split('\n').slice(1)).toEqual([
      'The dependencies could not be installed; the reason stands above.',
      'Check the network connection, then run the same command again.',
      '',
    ]);
    setUp(root);
    expect(callsIn(root)).toHaveLength(2);
  });
});

describe('setup where the dependencies bring no Node of their own', () => {
  /** Makes Node report another version and platform. */
  function pretend(platform: string, version: string): string {
    const changes = `Object.defineProperty(process, 'platform', { value: '${platform}' });
      Object.defineProperty(process, 'version', { value: 'v${version}' });
      Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
    return `--import=data:text/javascript,${encodeURIComponent(changes)}`;
  }

  test.each([
    ['darwin', '20.20.2', 1],
    ['darwin', '22.11.0', 1],
    ['darwin', '22.12.0', 0],
    ['darwin', '24.1.0', 0],
    ['linux', '20.20.2', process.arch === 'x64' ? 0 : 1],
  ])('on %s with Node %s ends with %d', (platform, version, exitCode) => {
    const { status, stderr } = setUp(fakeRepository(0), [pretend(platform, version)]);
    expect(status).toBe(exitCode);
    if (exitCode === 0) return;
    expect(stderr).toBe(
      `vitrum needs Node >=22.12; this is v${version}.\nInstall a current Node from nodejs.org, then run the same command again.\n`,
    );
  });
});

describe('print-test-summary', () => {
  const passedFile = { name: '/clone/packages/a/test/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] };
  const failedFile = {
    name: join(repositoryRoot, 'packages/b/test/b.test.ts'),
    status: 'failed',
    assertionResults: [{ status: 'failed', fullName: 'a sum is right', failureMessages: ['Error: expected 3 to be 4\n    at b.test.ts:3:1'] }],
  };
  const unloadedFile = { name: join(repositoryRoot, 'packages/c/test/c.test.ts'), status: 'failed', message: 'Unexpected token', assertionResults: [] };
  const namedFailure = 'failed: packages/b/test/b.test.ts: a sum is right\n  Error: expected 3 to be 4\n';
  const namedFile = 'failed: packages/c/test/c.test.ts\n  Unexpected token\n';

  test.each([
    ['all is well', { numPassedTests: 12, numFailedTests: 0, testResults: [passedFile] }, '12 passed, 0 failed\n', 0],
    ['tests fail', { numPassedTests: 10, numFailedTests: 1, testResults: [passedFile, failedFile] }, `${namedFailure}10 passed, 1 failed\n`, 1],
    ['a file cannot be loaded', { numPassedTests: 10, numFailedTests: 0, testResults: [unloadedFile] }, `${namedFile}10 passed, 1 failed\n`, 1],
    ['nothing ran', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, '0 passed, 0 failed\n', 1],
  ])('when %s', (__, report, lines, exitCode) => {
    const file = join(temporaryWorkspace({ 'report.json': report }), 'report.json');
    const { status, stdout } = runScript(join(repositoryRoot, 'scripts/print-test-summary.mjs'), [file]);
    expect(stdout).toBe(lines);
    expect(status).toBe(exitCode);
  });
});
