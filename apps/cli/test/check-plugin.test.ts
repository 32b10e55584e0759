import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bentSource, typescriptFiles, writeFiles } from './support/plugin-files.ts';
import { jsonLines, runVitrum, type JsonLine, type Result } from './support/run-vitrum.ts';
import { spawnVitrum } from './support/spawn-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const vitrum = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const activation = (name: string, functions: string): string =>
  `export default { name: 'vitrum-plugin-x', version: '1.0.0', activations: [{ name: '${name}', ${functions} }] };`;

writeFiles(cwd, {
  'bent.mjs': bentSource(),
  'wrong.mjs': activation('wrong', 'forward: (z) => z / (1 + Math.abs(z)), derivative: (z) => (z > 2 ? 1 : 1 / (1 + Math.abs(z)) ** 2)'),
  'overflow.mjs': activation('overflow', 'forward: (z) => Math.log(1 + Math.exp(z)), derivative: (z) => 1 / (1 + Math.exp(-z))'),
  'taken.mjs': activation('tanh', 'forward: (z) => Math.tanh(z), derivative: (z, y) => 1 - y * y'),
  'two.mjs': `export default { name: 'vitrum-plugin-two', version: '1.0.0', activations: [
    { name: 'first', forward: (z) => 2 * z, derivative: () => 2 }, { name: 'second', forward: (z) => 3 * z, derivative: () => 3 }] };`,
  ...typescriptFiles,
});

describe.each([['bent.mjs'], ['typescript/plugin.ts']])('check-plugin %s', (file) => {
  let result: Result;
  beforeAll(async () => {
    result = await spawnVitrum(['check-plugin', file], { cwd }); // TypeScript is read as the program itself reads it
  });

  test('a plugin without faults passes', () => {
    const { stdout, stderr, exitCode } = result;
    expect(stdout).toMatch(/^vitrum-plugin-bent 1\.0\.0\n {2}ok it contributes something/);
    expect(stdout).toMatch(/\n\d+ checks passed, 0 failed, \d+ skipped\.\n$/);
    expect(stdout).not.toContain('FAILED');
    expect({ stderr, exitCode }).toEqual({ stderr: 'checking bowed-identity\n', exitCode: 0 });
  });

  test('the report fits into 80 columns and has a plot', () => {
    const lines = result.stdout.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines).toContainEqual(expect.stringMatching(/^ +\* φ\(z\) {3}\. φ′\(z\)$/));
  });
});

const failing: readonly (readonly [file: string, check: string, message: RegExp])[] = [
  ['wrong.mjs', 'gradient', /φ′\(.*central differences give/],
  ['overflow.mjs', 'finite', /φ\(.*(Infinity|∞)/],
  ['taken.mjs', 'names', /The activation "tanh" has a name that @vitrum\/activations already has\./],
];

describe.each(failing)('check-plugin %s', (file, check, message) => {
  test(`fails in "${check}" alone among the checks that do not depend on it, says where, and ends with 1`, async () => {
    const { stdout, exitCode } = await vitrum('check-plugin', file, '--json');
    const records = jsonLines(stdout);
    const failed = records.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map((record) => record['check'])).toContain(check);
    const [failure] = failed.find((record) => record['check'] === check)?.['failures'] as readonly { readonly message: string }[]; // see ReportRecord
    expect(failure?.message).toMatch(message);
    expect(exitCode).toBe(1);
  });
});

test('a wrong derivative is drawn beside the central differences', async () => {
  const { stdout, exitCode } = await vitrum('check-plugin', 'wrong.mjs');
  expect(stdout).toContain('  FAILED the derivative agrees with central differences');
  expect(stdout).toContain('x central differences, where they differ');
  expect(stdout).toMatch(/\n\d+ checks passed, [1-9]\d* failed, \d+ skipped\.\n$/);
  expect(exitCode).toBe(1);
});

describe('--json', () => {
  let result: Result;
  let records: readonly JsonLine[];
  beforeAll(async () => {
    result = await vitrum('check-plugin', 'two.mjs', '--json', '--svg', 'pictures/new');
    records = jsonLines(result.stdout);
  });

  test('has a line for every check and one that counts them', () => {
    const checks = records.slice(0, -1);
    const outcomes = (outcome: string): number => checks.filter((record) => record['outcome'] === outcome).length;
    expect(new Set(checks.map(({ event }) => event))).toEqual(new Set(['check']));
    expect(records.at(-1)).toEqual({
      event: 'done',
      plugin: 'vitrum-plugin-two',
      version: '1.0.0',
      passed: outcomes('passed'),
      failed: outcomes('failed'),
      skipped: outcomes('skipped'),
    });
    expect(outcomes('passed') + outcomes('failed') + outcomes('skipped')).toBe(checks.length);
  });

  test('says what was checked', () => {
    const names = records.slice(0, -1).map(({ plugin, kind, name }) => `${String(plugin)} ${String(kind)} ${String(name)}`);
    expect([...new Set(names)]).toEqual([
      'vitrum-plugin-two plugin vitrum-plugin-two',
      'vitrum-plugin-two activation first',
      'vitrum-plugin-two activation second',
    ]);
  });

  test('--only checks one contribution', async () => {
    const { stdout } = await vitrum('check-plugin', 'two.mjs', '--json', '--only', 'second');
    const names = jsonLines(stdout).filter(({ kind }) => kind === 'activation').map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['second']));
  });

  test('--svg writes a picture for each curve and says where', () => {
    const { stderr, exitCode } = result;
    expect(readdirSync(join(cwd, 'pictures/new')).toSorted()).toEqual(['activation-first.svg', 'activation-second.svg']);
    expect(stderr.split('\n').slice(-3)).toEqual(['svg: pictures/new/activation-first.svg', 'svg: pictures/new/activation-second.svg', '']);
    expect(readFileSync(join(cwd, 'pictures/new/activation-first.svg'), 'utf8')).toMatch(/^<svg [\s\S]*>first<[\s\S]*<\/svg>\n$/);
    expect(exitCode).toBe(0);
  });

  test('--svg refuses a folder that cannot be one', async () => {
    const { stderr, exitCode } = await vitrum('check-plugin', 'two.mjs', '--only', 'first', '--svg', 'bent.mjs/pictures');
    expect(stderr).toMatch(/error: bent\.mjs\/pictures cannot be written: a part of the path is a file, not a folder\.\n {2}Name another folder with --svg, or fix this one\.\n$/);
    expect(exitCode).toBe(1);
  });
});
