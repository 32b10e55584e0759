import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventProblems } from '@vitrum/test-support/event-problems';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();

/** A table of classes around centers that overlap. */
function writeTable(name: string, { rows = 60, classes = ['a', 'b', 'c'], columns = ['x', 'y'], start = 0 } = {}): void {
  const lines = Array.from({ length: rows }, (_, i) => {
    const label = classes[i % classes.length] ?? '';
    const center = label.charCodeAt(0) - 97;
    return [center + Math.sin(7 * (i + start)), -center + Math.cos(11 * (i + start)), label].join(',');
  });
  writeFileSync(join(cwd, name), `${[...columns, 'class'].join(',')}\n${lines.join('\n')}\n`);
}

const own = ['--data', 'train.csv', '--target', 'class', '--epochs', '40', '--hidden', '32'];
const train = async (...args: readonly string[]) => runVitrum(['train', ...own, ...args], { cwd });
const modelOf = (folder: string): string => readFileSync(join(cwd, folder, 'model.json'), 'utf8');

beforeAll(() => {
  writeTable('train.csv');
  writeTable('more.csv', { rows: 30, start: 500 });
  writeTable('test.csv', { rows: 45, start: 900 });
  writeTable('two.csv', { rows: 30, classes: ['a', 'b'] });
  writeTable('other.csv', { rows: 30, classes: ['a', 'b', 'd'] });
  writeTable('columns.csv', { rows: 30, columns: ['x', 'z'] });
});

describe('with validation samples', () => {
  test('every line says which set it is of, and the records fit their schema', async () => {
    const { stdout } = await train('--validation', '0.2', '--early-stopping', 'patience=2', '--out', 'plain');
    expect(stdout).toMatch(/^epoch {1,2}1\/40 {2}loss \S+ {2}accuracy \S+ % {2}validation \S+ %, best/);
    expect(stdout).toMatch(/\nbest: epoch \d+, by its validation loss of \S+; its weights are the final ones\ntest: accuracy \S+ %, loss \S+, looked at once, at the end\n$/);
    const records = jsonLines((await train('--validation', '0.2', '--keep-best', 'accuracy', '--json', '--out', 'json')).stdout);
    expect(records.flatMap(eventProblems)).toEqual([]);
    const [start, first] = records;
    expect(start).toMatchObject({ trainSamples: 38, validationSamples: 10, testSamples: 12 });
    expect(Object.keys(first ?? {}).filter((name) => name.startsWith('test'))).toEqual([]);
    expect(records.at(-1)).toMatchObject({ event: 'done', best: { name: 'accuracy' } });
  });

  test('early stopping holds a tenth out by itself, and its best weights are in best.json and model.json', async () => {
    await train('--early-stopping', '--out', 'stopping');
    const config: unknown = JSON.parse(readFileSync(join(cwd, 'stopping', 'config.json'), 'utf8'));
    expect(config).toMatchObject({ training: { validation: 0.1, callbacks: ['early-stopping'] } });
    const [best, model] = ['best', 'model'].map((name) => JSON.parse(readFileSync(join(cwd, 'stopping', `${name}.json`), 'utf8')) as { parameters: unknown });
    expect(best?.parameters).toEqual(model?.parameters);
  });

  test('files of the user validate and test, in the folder of the run too', async () => {
    const records = jsonLines((await train('--validation-data', 'more.csv', '--test-data', 'test.csv', '--json', '--epochs', '3', '--out', 'own')).stdout);
    expect(records[0]).toMatchObject({ trainSamples: 60, validationSamples: 30, testSamples: 45 });
    const resumed = jsonLines((await runVitrum(['train', '--resume', 'own', '--epochs', '4', '--json'], { cwd })).stdout);
    expect(resumed[0]).toMatchObject({ validationSamples: 30, testSamples: 45, epochsDone: 3 });
  });

  test('means are learned without the validation samples, and every command reads the data as the run did', async () => {
    const done = jsonLines((await train('--validation', '0.2', '--epochs', '3', '--limit', '40', '--json', '--out', 'held')).stdout).at(-1);
    expect((await runVitrum(['train', '--resume', 'held', '--epochs', '4'], { cwd })).exitCode).toBe(0);
    const [evaluated] = jsonLines((await runVitrum(['evaluate', '--model', 'held/model.json', '--json'], { cwd })).stdout);
    expect([done?.['event'], evaluated?.['samples']]).toEqual(['done', 12]);
    for (const command of [['diagnose', 'held'], ['predict', '--model', 'held/model.json', '--index', '0']]) {
      expect(await runVitrum(command, { cwd })).toMatchObject({ exitCode: 0 });
    }
    // Of the data alone 48 rows are the training part; with the plan of the run 32 of 40 are.
    const encodingOf = (folder: string): unknown => (JSON.parse(modelOf(folder)) as { metadata: { encoding: unknown } }).metadata.encoding;
    await train('--epochs', '1', '--out', 'all');
    expect(encodingOf('held')).not.toEqual(encodingOf('all'));
  });

  test('a run whose validation samples have changed is not resumed', async () => {
    writeTable('changing.csv');
    await runVitrum(['train', '--data', 'changing.csv', '--target', 'class', '--epochs', '1', '--validation', '0.9', '--out', 'changed', '--data-option', 'normalize=none'], { cwd });
    const lines = readFileSync(join(cwd, 'changing.csv'), 'utf8').split('\n');
    writeFileSync(join(cwd, 'changing.csv'), lines.map((line, index) => (index === 0 ? line : line.replace(/^-?\d/, (digit) => (digit === '-' ? '-1' : '1')))).join('\n'));
    const { stderr } = await runVitrum(['train', '--resume', 'changed', '--epochs', '2'], { cwd });
    expect(stderr).toMatch(/its data have changed/);
  });

  test('a run that is extended has the bits of one that was longer from the start', async () => {
    const options = ['--validation', '0.2', '--keep-best', 'loss', '--schedule', 'constant', '--deterministic', '--threads', '1'];
    await train(...options, '--epochs', '12', '--out', 'long');
    await train(...options, '--epochs', '5', '--out', 'short');
    await runVitrum(['train', '--resume', 'short', '--epochs', '12', '--deterministic', '--threads', '1'], { cwd });
    expect(modelOf('short')).toBe(modelOf('long'));
    rmSync(join(cwd, 'short', 'best.json'));
    const { exitCode, stderr } = await runVitrum(['train', '--resume', 'short', '--epochs', '13'], { cwd });
    // Without the file a run goes on if its last weights are the best ones.
    if (exitCode !== 0) expect(stderr).toMatch(/The best weights so far, those of epoch \d+, are missing\.\n {2}Put the best\.json of the run back/);
  });
});

test.each<[string, readonly string[], RegExp]>([
  ['a share of 0', ['--validation', '0'], /--validation 0 leaves no samples to validate with\./],
  ['a share of 1', ['--validation', '1'], /--validation 1 leaves no samples to learn from\./],
  ['a share in words', ['--validation', 'ten'], /--validation must be a number, got "ten"\./],
  ['no patience', ['--early-stopping', 'patience=0'], /callback "early-stopping": patience must be a whole number of at least 1, got 0\./],
  ['patience without a name', ['--early-stopping', '5'], /--early-stopping takes options, such as patience=5, got "5"\./],
  ['an unknown figure', ['--keep-best', 'acuracy'], /There is no figure called "acuracy" [^]*Did you mean "accuracy"\?/],
  ['a figure of another task', ['--keep-best', 'r-squared'], /it is a figure of regression, and the data are for classification\.\n {2}Figures for classification: loss, accuracy, macro-f1/],
  ['an unknown callback', ['--callback', 'early-stoping'], /There is no callback called "early-stoping"\.\n {2}Did you mean "early-stopping"\?/],
  ['two validation parts', ['--validation', '0.1', '--validation-data', 'more.csv'], /The validation samples are given twice: more\.csv, and a share/],
  ['other columns', ['--validation-data', 'columns.csv'], /columns\.csv lacks the column y, which the model takes\./],
  ['other classes', ['--validation-data', 'other.csv'], /The classes differ: other\.csv has a, b, d; the model knows a, b, c\./],
  ['no file', ['--test-data', 'none.csv'], /none\.csv/],
])('%s is refused in a sentence of its own', async (_, options, message) => {
  const { exitCode, stderr } = await train('--epochs', '1', '--out', 'refused', ...options);
  expect(exitCode).toBeGreaterThan(0);
  expect(stderr).toMatch(message);
});

test('a class without validation samples is told', async () => {
  const { exitCode, stderr } = await train('--epochs', '1', '--out', 'fewer', '--validation-data', 'two.csv');
  expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/two\.csv has no samples of c/)]);
});

test('early stopping with a share of 0 in a file has nothing to validate with', async () => {
  writeFileSync(join(cwd, 'nothing.json'), JSON.stringify({ training: { validation: 0, callbacks: ['early-stopping'] } }));
  const { stderr } = await train('--config', 'nothing.json', '--out', 'nothing');
  expect(stderr).toMatch(/The callback "early-stopping" has nothing to validate with: the validation share is 0\./);
});
