import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyPlugins } from '../checks/examples/gather-plugins.ts';
import { findExampleProblems, writeExampleVersions } from '../checks/packages/example-versions.ts';
import { peerRange } from '../checks/packages/version-file.ts';
import { CommandFailed, run } from '../shared/run.ts';
import { repositoryRoot } from '../shared/workspace.ts';
import { temporaryWorkspace, type Files } from './temporary-workspace.ts';

const node = process.execPath;

describe('a command', () => {
  test('gives its standard output', async () => {
    const program = 'console.error("aside"); console.log(process.cwd(), process.stdin.isTTY, process.env.CI)';
    const cwd = temporaryWorkspace({});
    expect(await run(node, ['-e', program], { cwd })).toBe(`${cwd} undefined true\n`);
  });

  test('that fails gives its exit code and all that it printed', async () => {
    const program = 'console.log("what"); console.error("why"); process.exit(3)';
    const failure: unknown = await run(node, ['-e', program], { cwd: repositoryRoot }).catch((error: unknown) => error);
    if (!(failure instanceof CommandFailed)) throw new Error('it did not fail');
    expect(failure.exitCode).toBe(3);
    expect(failure.message).toMatch(/ended with exit code 3:\n(what\nwhy|why\nwhat)$/);
  });

  test('that does not end is stopped', async () => {
    const failure = run(node, ['-e', 'console.log("on and on"); setInterval(() => {}, 1000)'], { cwd: repositoryRoot, timeout: 500 });
    await expect(failure).rejects.toThrow('was stopped:\non and on');
  });

  test('is not waited for when only something that it started goes on', async () => {
    const orphan = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], { stdio: 'inherit' })`;
    const failure = run(node, ['-e', `${orphan}; setInterval(() => {}, 1000)`], { cwd: repositoryRoot, timeout: 500 });
    await expect(failure).rejects.toThrow('was stopped');
  }, 15_000);

  test('that does not exist is told of', async () => {
    await expect(run('vitrum-no-such-command', [], { cwd: repositoryRoot })).rejects.toThrow('ENOENT');
  });

  test('finds the same Node, and no program of this repository', async () => {
    const program = 'console.log(process.execPath); console.log(process.env.PATH)';
    const [path = '', folders = ''] = (await run('node', ['-e', program], { cwd: temporaryWorkspace({}) })).split('\n');
    expect(path).toBe(node);
    expect(folders).not.toContain(join(repositoryRoot, 'node_modules/.bin'));
  });
});

test('plugins are copied without what was installed or built in them', () => {
  const root = temporaryWorkspace({
    'vitrum-plugin-one/package.json': { name: 'one' },
    'service/package.json': { name: 'service' },
    'vitrum-plugin-one/src/index.ts': '',
    'vitrum-plugin-one/dist/index.js': '',
    'vitrum-plugin-one/node_modules/two/package.json': {},
    'node_modules/three/index.js': '',
    'README.md': '',
  });
  const into = mkdtempSync(join(temporaryWorkspace({}), 'into-'));
  expect(copyPlugins(root, into)).toEqual([{ name: 'vitrum-plugin-one', folder: join(into, 'vitrum-plugin-one') }]);
  expect(existsSync(join(into, 'vitrum-plugin-one/src/index.ts'))).toBe(true);
  expect(existsSync(join(into, 'vitrum-plugin-one/dist'))).toBe(false);
  expect(existsSync(join(into, 'vitrum-plugin-one/node_modules'))).toBe(false);
});

describe('the versions that examples name', () => {
  const plugin = (version: string): string => `export default {\n  name: 'x',\n  version: '9.9.9',\n  vitrum: '${version}', // why\n};\n`;
  const example = (core: string, vitest: string): object => ({
    name: 'x',
    version: '1.0.0',
    peerDependencies: { '@vitrum/core': peerRange(core) },
    devDependencies: { '@vitrum/core': `^${core}`, vitest: `^${vitest}`, other: '^1.0.0' },
  });
  const workspaceOf = (core: string): Files => ({
    'packages/core/package.json': { name: '@vitrum/core', version: core },
    'node_modules/vitest/package.json': { version: '7.0.0' },
    'node_modules/typescript/package.json': { version: '8.0.0' },
    'node_modules/@types/node/package.json': { version: '9.0.0' },
  });
  const pretty = (value: object): string => JSON.stringify(value, undefined, 2);

  test.each([
    ['1.0.0', '2.3.4'],
    ['0.1.0', '0.2.0'],
    ['0.9.0', '1.0.0'],
  ])('follow those of this repository from %s to %s', (before, now) => {
    const files = { 'examples/x/package.json': pretty(example(before, '6.0.0')), 'examples/x/src/index.ts': plugin(before) };
    const root = temporaryWorkspace({ ...workspaceOf(now), ...files });
    const paths = Object.keys(files);
    expect(findExampleProblems(root)).toEqual(paths.map((path): unknown => expect.stringContaining(`${path}: `)));
    expect(writeExampleVersions(root)).toEqual(paths);
    expect(readFileSync(join(root, 'examples/x/package.json'), 'utf8')).toBe(pretty(example(now, '7.0.0')));
    expect(readFileSync(join(root, 'examples/x/src/index.ts'), 'utf8')).toBe(plugin(now));
    expect(findExampleProblems(root)).toEqual([]);
  });

  test('are right now', () => {
    expect(findExampleProblems(repositoryRoot)).toEqual([]);
  });
});
