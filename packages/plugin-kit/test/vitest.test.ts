import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '@vitrum/test-support/folder-with';
import { runNode, sourceModes, type Output } from '@vitrum/test-support/source-process';

const [, execArgv] = sourceModes[0] ?? ['', []];
const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
const kit = fileURLToPath(new URL('..', import.meta.url));

const plugin = (derivative: string): string => `export default {
  name: 'vitrum-plugin-bent', version: '1.0.0', vitrum: '0.0.0',
  activations: [{
    name: 'bowed-identity', description: 'Bends at 0', formula: '(√(z² + 1) − 1) / 2 + z', source: 'a test',
    forward: (z: number): number => (Math.sqrt(z * z + 1) - 1) / 2 + z,
    derivative: (z: number): number => ${derivative},
  }],
};`;
const tests = (folder: string, options = `{ module: new URL('../${folder}/index.ts', import.meta.url) }`): string => `
import { testPlugin } from '@vitrum/plugin-kit/vitest';
import plugin from '../${folder}/index.ts';
testPlugin(plugin, ${options});`;

/** A project as a stranger's: its own vitest, and the kit among its packages. */
const folder = folderWith({
  'package.json': '{ "name": "vitrum-plugin-bent", "version": "1.0.0", "type": "module" }',
  'vitest.config.mjs': `export default {
    resolve: { conditions: ['@vitrum/source', 'node', 'import', 'module', 'default'] },
    ssr: { resolve: { conditions: ['@vitrum/source', 'node', 'import', 'module', 'default'] } },
    test: { execArgv: ${JSON.stringify(execArgv)} },
  };`,
  'good/index.ts': plugin('z / (2 * Math.sqrt(z * z + 1)) + 1'),
  'bad/index.ts': plugin('z / (2 * Math.sqrt(z * z + 1))'),
  'test/good.test.ts': tests('good'),
  'test/bad.test.ts': tests('bad', '{}'),
  'test/other.test.ts': tests('good', "{ only: 'bent-identit' }"),
});
mkdirSync(join(folder, 'node_modules', '@vitrum'), { recursive: true });
symlinkSync(kit, join(folder, 'node_modules', '@vitrum', 'plugin-kit'));
symlinkSync(vitest, join(folder, 'node_modules', 'vitest'));

const run = (file: string): Promise<Output> =>
  runNode([join(vitest, 'vitest.mjs'), 'run', '--reporter=verbose', `test/${file}.test.ts`], folder);

describe('a good plugin', () => {
  let output: Output;
  beforeAll(async () => {
    output = await run('good');
  });

  test('passes', () => {
    expect(output.stderr).toBe('');
    expect(output.exitCode, output.stdout).toBe(0);
  });

  test('has a test for each check, below its name', () => {
    expect(output.stdout).toContain('vitrum-plugin-bent > its names are free');
    expect(output.stdout).toContain('vitrum-plugin-bent > bowed-identity > the derivative agrees with central differences');
    expect(output.stdout).toContain('vitrum-plugin-bent > bowed-identity > a tiny network learns a known task with it');
    expect(output.stdout).toContain('vitrum-plugin-bent > bowed-identity > a trained network is saved, loaded, copied and resumed to the same bits, in a fresh process too');
    expect(output.stdout).toContain('vitrum-plugin-bent > bowed-identity > forwardArray and the kernel that it names do what forward does');
    expect(output.stdout).toContain('[it has neither: forward is called for every element]');
  });
});

describe('a plugin with a wrong derivative', () => {
  let output: Output;
  beforeAll(async () => {
    output = await run('bad');
  });

  test('fails', () => {
    expect(output.exitCode, output.stdout).toBe(1);
  });

  test('is told where, what was expected and what came, with a plot', () => {
    const text = output.stderr.replaceAll(/\s+/g, ' ');
    expect(text).toContain('FAIL test/bad.test.ts > vitrum-plugin-bent > bowed-identity > the derivative agrees with central differences');
    expect(text).toContain('φ′(0) = 0, central differences give 1');
    expect(text).toContain('bowed-identity');
    expect(output.stderr).toContain('●');
    expect(output.stderr).toContain('×');
  });

  test('is no reason for the tests of other things to fail', () => {
    expect(output.stdout).toMatch(/✓ .*its names are free/);
    expect(output.stdout).toMatch(/✓ .*survive JSON/);
    expect(output.stdout).toMatch(/× .*the derivative agrees with central differences/);
  });
});

test('a name that the plugin does not have is an error', async () => {
  const { stderr, exitCode } = await run('other');
  expect(stderr).toContain('Plugin "vitrum-plugin-bent" has no contribution called "bent-identit".');
  expect(exitCode).toBe(1);
});
