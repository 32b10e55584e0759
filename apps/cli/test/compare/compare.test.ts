import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filledLine, thinned } from '../../src/compare/curves.ts';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(['compare', ...args], { cwd });

interface Written {
  readonly seed?: number;
  readonly learningRate?: number;
  readonly hidden?: readonly number[];
  /** By epoch, per cent. */
  readonly accuracies: readonly number[];
  readonly end?: 'done' | 'interrupted';
  readonly validated?: boolean;
}

/** Writes the folder of a run with the figures given. */
function writeRun(folder: string, { seed = 7, learningRate = 0.01, hidden = [5], accuracies, end = 'done', validated = false }: Written): void {
  mkdirSync(join(cwd, folder), { recursive: true });
  const network = { architecture: [4, ...hidden, 3], activation: 'tanh' };
  writeFileSync(join(cwd, folder, 'config.json'), JSON.stringify({ dataset: 'iris', network, training: { seed, learningRate } }));
  const part = validated ? 'validation' : 'test';
  const epochs = accuracies.map((accuracy, i) => ({
    event: 'epoch', epoch: i + 1, loss: 1, seconds: 0.5, samplesPerSecond: 240, metrics: { accuracy }, [`${part}Loss`]: 1 - accuracy / 100, [`${part}Metrics`]: { accuracy },
  }));
  const last = accuracies.at(-1) ?? 0;
  const records = [
    { event: 'start', task: 'classification', parameters: 43, epochs: accuracies.length, epochsDone: 0 },
    ...epochs,
    end === 'done'
      ? { event: 'done', epochs: accuracies.length, testLoss: 1 - last / 100, testMetrics: { accuracy: last }, seconds: 1, model: 'model.json', fingerprint: 'ab' }
      : { event: 'interrupted', epoch: accuracies.length + 1, samples: 3, checkpoint: 'checkpoint.json' },
  ];
  writeFileSync(join(cwd, folder, 'events.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}

function writeSeries(folder: string, accuracies: readonly number[]): void {
  accuracies.forEach((accuracy, i) => writeRun(join(folder, `seed-${i + 1}`), { seed: i + 1, accuracies: [50, accuracy] }));
  const runs = accuracies.map((_, i) => ({ name: `seed-${i + 1}`, seed: i + 1 }));
  writeFileSync(join(cwd, folder, 'runs.json'), JSON.stringify({ format: 'vitrum-runs', kind: 'seeds', runs }));
}

beforeAll(() => {
  writeRun('runs/slow', { accuracies: [40, 60, 80] });
  writeRun('runs/quick', { learningRate: 0.1, accuracies: [70, 85, 90] });
  writeRun('wide', { hidden: [9, 6], accuracies: [50, 75], end: 'interrupted', validated: true });
  writeSeries('series', [82, 84, 89]);
});

describe('vitrum compare', () => {
  test('prints the settings that differ and the figures with their units, the best run first', async () => {
    const { stdout, stderr, exitCode } = await run('runs/slow', 'runs/quick');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'run         learning rate  accuracy  test loss    time',
      'runs/quick  0.1             90.00 %     0.1000  1.50 s',
      'runs/slow   0.01            80.00 %     0.2000  1.50 s',
    ]);
  });

  test('draws the curves', async () => {
    const { stdout } = await run('runs/slow', 'runs/quick');
    expect(stdout).toContain('across: epoch from 1 to 3\nup: test accuracy in % from 40 to 90\no runs/quick   x runs/slow');
  });

  test('takes the folder of runs where none is named', async () => {
    const [here, named] = await Promise.all([run(), run('runs/quick', 'runs/slow')]);
    expect(here).toEqual(named);
  });

  // 82, 84, 89: mean 85, squares 9 + 1 + 16 = 26, over 2.
  test('shows several runs of one description as mean and deviation', async () => {
    const { stdout } = await run('runs/slow', 'series');
    expect(stdout).toMatch(new RegExp(`^series +3 seeds +85\\.00 ± ${Math.sqrt(13).toFixed(2)} % `, 'm'));
    expect(stdout).not.toMatch(/^run .*\bseed\b/m);
    const { stdout: json } = await run('series', '--json');
    expect(jsonLines(json)[0]).toMatchObject({ event: 'run', folder: 'series', kind: 'seeds', count: 3, curve: [[1, 50], [2, 85]], figures: { accuracy: { count: 3, mean: 85, unit: 'percent' } } });
  });

  test('shows validation figures, and how far a run came', async () => {
    const { stdout } = await run('wide', 'runs/quick');
    expect(stdout.split('\n')[0]).toMatch(/^run +runs +architecture +learning rate +accuracy +test loss +validation accuracy +validation loss +time$/);
    expect(stdout).toMatch(/^wide +1, interrupted +4-9-6-3 +0\.01 +75\.00 % +0\.2500 +1\.00 s$/m);
    expect(stdout).toContain('up: test or validation accuracy in % from');
  });

  test('sorts by another figure, lower losses first', async () => {
    const { stdout } = await run('runs/slow', 'runs/quick', '--figure', 'loss', '--json');
    expect(jsonLines(stdout).map(({ folder, main }) => [folder, main])).toEqual(['runs/quick', 'runs/slow'].map((folder) => [folder, { name: 'loss', better: 'lower' }]));
  });

  test('writes the curves as SVG and PNG', async () => {
    const { exitCode } = await run('runs/slow', 'runs/quick', '--svg', 'curves.svg', '--png', 'curves.png');
    expect(exitCode).toBe(0);
    const svg = readFileSync(join(cwd, 'curves.svg'), 'utf8');
    for (const text of ['<svg', 'runs/quick', 'Test accuracy in % by epoch']) expect(svg).toContain(text);
    expect(readFileSync(join(cwd, 'curves.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('names folders that cannot be read, compares the others, and ends with 1', async () => {
    mkdirSync(join(cwd, 'empty'), { recursive: true });
    mkdirSync(join(cwd, 'broken'), { recursive: true });
    writeFileSync(join(cwd, 'broken', 'events.jsonl'), readFileSync(join(cwd, 'runs', 'slow', 'events.jsonl')));
    writeFileSync(join(cwd, 'broken', 'config.json'), '{');
    const { stdout, stderr, exitCode } = await run('runs/slow', 'empty', 'nowhere', 'broken');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('runs/slow');
    for (const name of ['empty', 'nowhere', 'broken']) expect(stderr).toContain(`error: ${name} is not the folder of a run: `);
  });

  test.each([
    [['runs/slow', '--figure', 'acuracy'], '--figure: the runs have no figure "acuracy".', 2],
    [['runs/slow', '--svg', 'no/where/curves.svg'], 'no/where/curves.svg cannot be written: ', 1],
  ])('%j is refused', async (args, message, expected) => {
    const { stderr, exitCode } = await run(...args);
    expect(stderr).toContain(`error: ${message}`);
    expect(exitCode).toBe(expected);
  });

  test('says where runs come from where there are none', async () => {
    const elsewhere = join(cwd, 'elsewhere');
    mkdirSync(elsewhere, { recursive: true });
    const { stderr, exitCode } = await runVitrum(['compare'], { cwd: elsewhere });
    expect(stderr).toContain('error: There is no folder "runs" here to look for runs in: ');
    expect(exitCode).toBe(2);
    expect(existsSync(join(elsewhere, 'runs'))).toBe(false);
  });
});

describe('curves', () => {
  test('are thinned evenly, with both ends', () => {
    const points = Array.from({ length: 101 }, (_, i) => [i + 1, i] as const);
    expect(thinned(points, 5).map(([x]) => x)).toEqual([1, 26, 51, 76, 101]);
    expect(thinned(points.slice(0, 3), 5)).toHaveLength(3);
  });

  test('are filled between their points', () => {
    expect(filledLine([[1, 0], [3, 4], [5, 0]], 5)).toEqual([[1, 0], [2, 2], [3, 4], [4, 2], [5, 0]]);
    expect(filledLine([[1, 7]], 5)).toEqual([[1, 7]]);
  });
});
