import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum } from '../support/run-vitrum.ts';
import { writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeFiles } from '../support/plugin-files.ts';

const cwd = temporaryFolder();
const stripes = writeStripesPlugin(cwd);
const usual = ['train', '--plugin', stripes, '--dataset', 'stripes', '--out', 'run'] as const;

describe('P068: a wrong value of an option is refused by its name, before anything is written', () => {
  test.each([
    ['--learning-rate', 'nan', 'must be a number greater than 0, got "nan"'],
    ['--learning-rate', '0,01', 'must be a number greater than 0, got "0,01"'],
    ['--learning-rate', '0', 'must be a number greater than 0, got 0'],
    ['--learning-rate', '-0.1', 'must be a number greater than 0, got -0.1'],
    ['--learning-rate', 'Infinity', 'must be a number greater than 0, got "Infinity"'],
    ['--batch-size', '0', 'must be a whole number of at least 1, got 0'],
    ['--batch-size', '32.5', 'must be a whole number of at least 1, got 32.5'],
    ['--batch-size', '-1', 'must be a whole number of at least 1, got -1'],
    ['--epochs', '0', 'must be a whole number of at least 1, got 0'],
    ['--epochs', '1e', 'must be a whole number of at least 1, got "1e"'],
    ['--limit', '0', 'must be a whole number of at least 1, got 0'],
    ['--seed', '-1', 'must be a whole number of at least 0, got -1'],
    ['--seed', '1.5', 'must be a whole number of at least 0, got 1.5'],
    ['--threads', '0', 'must be a whole number of at least 1, got 0'],
    ['--hidden', '8,0', 'must be'],
    ['--architecture', '16,x,3', 'must be'],
    ['--activation', 'tahn', 'There is no activation called "tahn"'],
    ['--loss', 'mse', 'There is no loss called "mse"'],
  ])('%s %s', async (option, value, message) => {
    const { exitCode, stdout, stderr } = await runVitrum([...usual, `${option}=${value}`], { cwd });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(existsSync(join(cwd, 'run'))).toBe(false);
  });

  test('--limit beyond what is there', async () => {
    const { exitCode, stderr } = await runVitrum([...usual, '--limit', '100000'], { cwd });
    expect(stderr).toContain('The limit must be a whole number from 1 to 300');
    expect([exitCode, existsSync(join(cwd, 'run'))]).toEqual([2, false]);
  });
});

const table = (rows: number): string => `x,y,kind\n${Array.from({ length: rows }, (_, i) => `${i % 2},${i % 3},${i % 2 === 0 ? 'even' : 'odd'}`).join('\n')}\n`;

describe('P070: a path with', () => {
  test.each([
    ['blanks', 'my own data/a b.csv', 'my runs/first run'],
    ['Japanese', 'データ/花.csv', '結果'],
    ['a leading dash', '-data.csv', '-run'],
    ['quotes and a dollar sign', `it's "$HOME".csv`, 'out $1'],
  ])('%s is read and written', async (_what, file, out) => {
    writeFiles(cwd, { [file]: table(40) });
    const trained = await runVitrum(['train', `--data=${file}`, '--epochs', '2', `--out=${out}`], { cwd });
    expect([trained.exitCode, trained.stderr.includes('error')]).toEqual([0, false]);
    expect(existsSync(join(cwd, out, 'model.json'))).toBe(true);
    const asked = await runVitrum(['predict', `--model=${out}/model.json`, '--values', '1,2'], { cwd });
    expect([asked.exitCode, /even|odd/.test(asked.stdout)]).toEqual([0, true]);
  });
});

describe('P074: sizes at the edges train:', () => {
  const wide = `${Array.from({ length: 20_000 }, (_, i) => `c${i}`).join()},kind\n${['a', 'b', 'a', 'b', 'a', 'b'].map((kind, row) => `${Array.from({ length: 20_000 }, (_, i) => (i + row) % 2).join()},${kind}`).join('\n')}\n`;
  const line = `x,y\n${Array.from({ length: 30 }, (_, i) => `${i},${2 * i + 1}.5`).join('\n')}\n`;

  test.each<[string, string, readonly string[], readonly (readonly number[])[]]>([
    ['one input and one output', line, ['--architecture', '1,1', '--data-option', 'task=regression'], [[1, 1]]],
    ['a batch that is larger than the data', table(40), ['--batch-size', '10000', '--hidden', '3'], [[3, 2], [2, 3]]],
    ['no hidden layer', table(40), ['--architecture', '2,2'], [[2, 2]]],
    ['20,000 inputs', wide, ['--hidden', '4'], [[4, 20_000], [2, 4]]],
  ])('%s', async (what, content, options, shapes) => {
    const file = `${what.replaceAll(/\W/g, '-')}.csv`;
    writeFiles(cwd, { [file]: content });
    const { exitCode, stdout, stderr } = await runVitrum(['train', '--data', file, '--epochs', '2', '--json', '--out', `${file}-run`, ...options], { cwd });
    expect(stderr).not.toContain('error:');
    expect(exitCode).toBe(0);
    const [start, ...others] = jsonLines(stdout);
    expect(start?.['shapes']).toEqual(shapes);
    const losses = others.filter(({ event }) => event === 'epoch').map(({ loss }) => loss);
    expect(losses).toEqual([expect.any(Number), expect.any(Number)]);
  });
});
