import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runVitrum, type Result } from '../support/run-vitrum.ts';
import { spawnVitrum } from '../support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const stripes = writeStripesPlugin(cwd);
cpSync(fileURLToPath(new URL('files/k18', import.meta.url)), cwd, { recursive: true });

const train = (...args: readonly string[]): Promise<Result> =>
  runVitrum(['train', ...stripesOptions(stripes), '--epochs', '2', ...args], { cwd });

test('F080: an activation that gives NaN is told, and not the learning rate', async () => {
  const { exitCode, stderr } = await train('--plugin', './log.mjs', '--activation', 'mine');
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/error: Training cannot go on in epoch 1 by step 1: the activation "mine" gives NaN for z = −0\.\d+\.\n {2}Fix the activation "mine"/);
  expect(stderr).not.toContain('learning rate');
});

test.each([
  ['throws.mjs', 'Error: boom'],
  ['vec.mjs', 'TypeError: z.map is not a function'],
])('F082: an activation that throws is named with its plugin (%s)', async (file, what) => {
  const { exitCode, stderr } = await train('--plugin', `./${file}`, '--activation', 'mine');
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`error: layers[0]: The activation "mine" of the plugin "vitrum-plugin-t" throws ${what}.\n`);
});

const fails = (kind: string, contribution: string): string =>
  `const boom = () => { throw new Error('boom'); };
export default { name: 'vitrum-plugin-boom', version: '1.0.0', ${kind}: [${contribution}] };\n`;

let files = 0;

describe('F082: so is whatever else of a plugin throws', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['activation', 'activations', "{ name: 'bad', forward: (z) => z, derivative: boom }", ['--activation', 'bad']],
    ['activation', 'activations', "{ name: 'bad', options: {}, create: boom }", ['--activation', 'bad']],
    ['activation', 'activations', "{ name: 'bad', kind: 'rowwise', forward: boom, backward: boom }", ['--activation', 'bad']],
    ['loss', 'losses', "{ name: 'bad', reduction: 'sum', value: boom, derivative: boom }", ['--loss', 'bad']],
    ['loss', 'losses', "{ name: 'bad', reduction: 'sum', value: () => 1, derivative: boom }", ['--loss', 'bad']],
    ['optimizer', 'optimizers', "{ name: 'bad', update: boom }", ['--optimizer', 'bad']],
    ['schedule', 'schedules', "{ name: 'bad', factor: boom }", ['--schedule', 'bad']],
    ['initializer', 'initializers', "{ name: 'bad', sample: boom }", ['--initializer', 'bad']],
    ['metric', 'metrics', "{ name: 'bad', description: 'b', formula: 'b', source: 'b', tasks: ['classification'], score: boom }", []],
    ['layer', 'layers', "{ name: 'bad', options: {}, plan: boom }", ['--config', 'bad-layer.json']],
    ['layer', 'layers', "{ name: 'bad', options: {}, plan: (_, [shape]) => ({ outputShape: shape, bind: boom }) }", ['--config', 'bad-layer.json']],
    ['layer', 'layers', "{ name: 'bad', options: {}, plan: (_, [shape]) => ({ outputShape: shape, bind: () => ({ forward: boom, bindBackward: boom }) }) }", ['--config', 'bad-layer.json']],
    ['layer', 'layers', "{ name: 'bad', options: {}, plan: (_, [shape]) => ({ outputShape: shape, bind: () => ({ forward: () => undefined, bindBackward: boom }) }) }", ['--config', 'bad-layer.json']],
    ['layer', 'layers', "{ name: 'bad', options: {}, plan: (_, [shape]) => ({ outputShape: shape, bind: () => ({ forward: () => undefined, bindBackward: () => boom }) }) }", ['--config', 'bad-layer.json']],
  ])('%s: %s %s', async (singular, kind, contribution, args) => {
    const name = `boom-${++files}.mjs`; // modules are kept by their names
    writeFileSync(join(cwd, name), fails(kind, contribution));
    // The errors of a layer reach it only where a layer before it learns.
    const layers = [{ type: 'dense', units: 16 }, { type: 'bad' }, { type: 'dense', units: 3 }];
    writeFileSync(join(cwd, 'bad-layer.json'), JSON.stringify({ dataset: 'stripes', network: { inputShape: [16], layers } }));
    const options = args.includes('--config') ? ['train', '--plugin', stripes, '--epochs', '1'] : ['train', ...stripesOptions(stripes), '--epochs', '1'];
    const { exitCode, stderr } = await runVitrum([...options, '--plugin', `./${name}`, ...args], { cwd });
    expect(stderr).toContain(`The ${singular} "bad" of the plugin "vitrum-plugin-boom" throws Error: boom.\n`);
    expect(stderr).not.toContain('unexpected');
    expect(exitCode).toBe(1);
  });

  test.each([
    ['readInput', 'readInput: boom, readTarget: () => undefined', 'The dataset "bad" of the plugin "vitrum-plugin-boom" throws Error: boom.'],
    ['readTarget', 'readInput: () => undefined, readTarget: boom', 'The dataset "bad" of the plugin "vitrum-plugin-boom" throws Error: boom.'],
  ])('%s of a dataset', async (name, functions, message) => {
    const part = `{ name: 'bad', size: 9, inputShape: [2], targetSize: 2, classes: ['a', 'b'], label: () => 0, ${functions} }`;
    writeFileSync(join(cwd, `${name}.mjs`), fails('datasets', `{ name: 'bad', license: 'MIT', source: 's', load: async () => ({ train: ${part}, test: ${part} }) }`));
    const chosen = ['--plugin', `./${name}.mjs`, '--dataset', 'bad'];
    for (const args of [['train', ...chosen, '--epochs', '1', '--learning-rate', '0.1'], ...(name === 'readInput' ? [['show', ...chosen, '--index', '0']] : [])]) {
      const { exitCode, stderr } = await runVitrum(args, { cwd });
      expect(stderr).toContain(`error: ${message}\n`);
      expect(exitCode).toBe(1);
    }
  });

  test('load of a dataset', async () => {
    writeFileSync(join(cwd, 'load.mjs'), fails('datasets', "{ name: 'bad', license: 'MIT', source: 's', load: boom }"));
    const { stderr } = await runVitrum(['train', '--plugin', './load.mjs', '--dataset', 'bad'], { cwd });
    expect(stderr).toContain('error: The dataset "bad" of the plugin "vitrum-plugin-boom" could not be loaded: boom.\n');
  });

  test('a timer that nobody waits for: its file, line and column', async () => {
    writeFileSync(join(cwd, 'late.mjs'), "setTimeout(() => { throw new Error('boom'); }, 1);\nexport default { name: 'vitrum-plugin-late', version: '1.0.0' };\n");
    const { exitCode, stderr } = await spawnVitrum(['train', ...stripesOptions(stripes), '--plugin', './late.mjs', '--epochs', '9999', '--out', 'late'], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`error: Something unexpected happened in ${join(cwd, 'late.mjs')}:1:26: Error: boom\n`);
  });
});

test('check-plugin tells of a plugin that replaces Math.exp, or adds to Object.prototype', async () => {
  const activation = "{ name: 'bent', forward: (z) => Math.sqrt(z * z + 1) - 1, derivative: (z) => z / Math.sqrt(z * z + 1) }";
  const code = `const { exp } = Math; Math.exp = (x) => exp(x); Object.prototype.extra = 1;
export default { name: 'vitrum-plugin-greedy', version: '1.0.0', activations: [${activation}] };\n`;
  writeFileSync(join(cwd, 'greedy.mjs'), code);
  const { exitCode, stdout } = await spawnVitrum(['check-plugin', './greedy.mjs'], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('The plugin replaces Math.exp.');
  expect(stdout).toContain('The plugin adds Object.prototype.extra.');
});

describe('F080: so is whatever else of a plugin gives no finite number', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['activation', 'activations', "{ name: 'bad', forward: (z) => z, derivative: () => NaN }", ['--activation', 'bad']],
    ['activation', 'activations', "{ name: 'bad', forward: (z) => z, derivative: async () => 1 }", ['--activation', 'bad']],
    ['loss', 'losses', "{ name: 'bad', reduction: 'sum', value: (y, t) => (y - t) ** 2, derivative: () => undefined }", ['--loss', 'bad']],
    ['optimizer', 'optimizers', "{ name: 'bad', update: ({ value }) => value.fill(NaN) }", ['--optimizer', 'bad']],
    ['initializer', 'initializers', "{ name: 'bad', sample: () => 'words' }", ['--initializer', 'bad']],
    ['initializer', 'initializers', "{ name: 'bad', sample: () => 1e39 }", ['--initializer', 'bad']],
  ])('%s: %s %s', async (singular, kind, contribution, args) => {
    const name = `wrong-${contribution.length}-${singular}.mjs`;
    writeFileSync(join(cwd, name), `export default { name: 'vitrum-plugin-wrong', version: '1.0.0', ${kind}: [${contribution}] };\n`);
    const { exitCode, stderr } = await train('--plugin', `./${name}`, ...args);
    expect(stderr).toMatch(new RegExp(`[Tt]he ${singular} "bad" gives (no finite number|NaN|Infinity)`));
    expect(stderr).not.toContain('learning rate');
    expect(exitCode).toBe(1);
  });
});
