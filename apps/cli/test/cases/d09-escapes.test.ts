import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { printable, printableLines } from '../../src/printable.ts';
import { runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
cpSync(fileURLToPath(new URL('files/d09', import.meta.url)), cwd, { recursive: true });

/** Control characters but line ends; with colors, the sequences that set them are left out first. */
// eslint-disable-next-line no-control-regex -- what is looked for
const raw = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const vitrum = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });

const hostile = 'x\u001B]0;PWNED\u0007\u001B[2J';
const escaped = String.raw`x\u001b]0;PWNED\u0007\u001b[2J`;

beforeAll(async () => {
  const { exitCode, stdout, stderr } = await vitrum('train', '--data', 'escapes.csv', '--epochs', '3', '--out', 'run');
  expect(exitCode).toBe(0);
  expect(stdout).not.toMatch(raw);
  expect(stderr).not.toMatch(raw);
});

describe('D9: control characters in names of classes and columns reach no terminal', () => {
  test.each([
    ['predict', ['predict', '--model', 'escapes-model.json', '--values', '0.9,0.1']],
    ['predict of a model of one’s own', ['predict', '--model', 'run/model.json', '--values', '0.9,0.1']],
    ['evaluate', ['evaluate', '--model', 'run/model.json']],
    ['show', ['show', '--data', 'escapes.csv']],
    ['show --explain', ['show', '--data', 'escapes.csv', '--explain']],
    ['inspect', ['inspect', '--model', 'escapes-model.json']],
  ])('%s', async (_, args) => {
    const { stdout, stderr } = await vitrum(...args);
    expect(stdout + stderr).not.toMatch(raw);
    expect(stdout.length).toBeGreaterThan(0);
  });

  test('they are shown as JSON writes them', async () => {
    expect((await vitrum('predict', '--model', 'run/model.json', '--values', '0.9,0.1')).stdout).toContain(escaped);
    expect((await vitrum('evaluate', '--model', 'run/model.json')).stdout).toContain(escaped);
  });

  test('JSON keeps the names as they are, and is escaped', async () => {
    const { stdout } = await vitrum('predict', '--model', 'run/model.json', '--values', '0.9,0.1', '--json');
    expect(stdout).not.toMatch(raw);
    const { outputs } = JSON.parse(stdout) as { readonly outputs: readonly number[] };
    expect(outputs).toHaveLength(2);
    const c1 = 'a\u009B31mb';
    writeFileSync(join(cwd, 'c1.csv'), `a,b,k\n${Array.from({ length: 40 }, (_, i) => `${i / 40},${(i % 7) / 7},${i % 2 ? 'y' : c1}`).join('\n')}\n`);
    const explained = await vitrum('show', '--data', 'c1.csv', '--explain', '--json');
    expect(explained.stdout).not.toMatch(raw);
    for (const line of explained.stdout.trimEnd().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  test('in the name of a file or a folder too', async () => {
    const folder = 'p\u001B[31mic';
    mkdirSync(join(cwd, folder));
    const { stderr, stdout } = await vitrum('predict', '--model', 'escapes-model.json', `${folder}/none.csv`);
    expect(stdout + stderr).not.toMatch(raw);
    const inspected = await vitrum('inspect', '--model', `${folder}/none.json`);
    expect(inspected.stdout + inspected.stderr).not.toMatch(raw);
  });
});

describe('printable', () => {
  test.each([
    [hostile, escaped],
    ['two\nlines\tand\r', String.raw`two\nlines\tand\r`],
    ['\u009B2J', String.raw`\u009b2J`],
    ['a\u202Eb\u2066c', String.raw`a\u202eb\u2066c`],
    ['käse 猫 👩‍🚀 كلب', 'käse 猫 👩‍🚀 كلب'],
  ])('%j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('what is printed keeps its lines, and its colors where it has some', () => {
    expect(printableLines('a\n\tb\u001B[31mc\u001B[0m\u001B[2J', true)).toBe('a\n\tb\u001B[31mc\u001B[0m\\u001b[2J');
    expect(printableLines('a\n\tb\u001B[31mc', false)).toBe('a\n\tb\\u001b[31mc');
  });
});

describe('D19: what is quoted is cut', () => {
  const cell = 'z'.repeat(100_000);

  test.each([
    ['a cell', ['train', '--data', 'long.csv', '--epochs', '1', '--out', 'long']],
    ['an option', ['train', '--activation', cell.slice(0, 20_000)]],
    ['a model', ['inspect', '--model', 'long.json']],
  ])('%s', async (_, args) => {
    const rows = Array.from({ length: 40 }, (__, i) => `${i},${i % 7},${i % 2 ? 'x' : 'y'}`);
    writeFileSync(join(cwd, 'long.csv'), `a,b,k\n${rows.join('\n')}\n1,${cell},x\n`);
    writeFileSync(join(cwd, 'long.json'), JSON.stringify({ format: cell }));
    const { stderr } = await vitrum(...args);
    for (const line of stderr.split('\n')) expect(line.length).toBeLessThan(2000);
  });
});
