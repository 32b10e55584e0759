import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });

/** Numbers that look random, the same everywhere: the fractional parts of multiples of the golden ratio. */
const spread = (n: number): number => (n * 0.618_033_988_749_895) % 1;

/** Two classes that overlap, 95:5: healthy from −2 to 1.5, ill from −0.5 to 2. */
function overlapping(): string {
  const rows = Array.from({ length: 1200 }, (_, i) => {
    const isIll = i % 20 === 0;
    return `${(isIll ? 2.5 * spread(i) - 0.5 : 3.5 * spread(i) - 2).toFixed(4)},${spread(7 * i).toFixed(4)},${isIll ? 'ill' : 'healthy'}`;
  });
  return ['x,y,kind', ...rows].join('\n');
}

beforeAll(() => {
  writeFileSync(join(cwd, 'rare.csv'), overlapping());
  writeFileSync(join(cwd, 'healthy.csv'), overlapping().split('\n').filter((line) => !line.endsWith(',ill')).join('\n'));
  writeFileSync(join(cwd, 'slope.csv'), ['x,y', ...Array.from({ length: 40 }, (_, i) => `${i},${2 * i + 0.5}`)].join('\n'));
});

const train = (out: string, ...more: readonly string[]): Promise<Result> => run('train', '--data', 'rare.csv', '--epochs', '8', '--out', out, ...more);

describe('class weights', () => {
  test('lift the recall of a class of 5 % above 80 %; the figures of tests are not weighted', async () => {
    const recallOf = async (folder: string): Promise<unknown> => {
      const [evaluation] = jsonLines((await run('evaluate', '--model', `${folder}/model.json`, '--json')).stdout);
      const classes = evaluation?.['byClass'] as readonly { readonly class: string; readonly recall: number }[]; // as documented
      return classes.find((each) => each.class === 'ill')?.recall;
    };
    await train('plain');
    await train('weighted', '--class-weights', 'balanced');
    expect(await recallOf('plain')).toBeLessThan(75);
    expect(await recallOf('weighted')).toBeGreaterThan(80);
    expect(JSON.parse(readFileSync(join(cwd, 'weighted/config.json'), 'utf8'))).toMatchObject({ training: { classWeights: 'balanced' } });
  });

  test.each([
    ['il=3', 'classWeights has a weight for "il", and the data have no such class.', 'Did you mean "ill"? Classes: healthy, ill.'],
    ['ill=-1', '--class-weights of "ill" must be a number greater than 0, got -1.', 'Give a value'],
    ['ill', '--class-weights must be balanced, or numbers greater than 0 by name, got "ill".', 'Leave it out'],
    ['ill=2,healthy', '--class-weights must be balanced, or weights by class, got "ill=2,healthy".', 'Write cat=2,dog=1'],
  ])('refuses %s, and begins no run', async (weights, message, hint) => {
    const { stderr, exitCode } = await train('refused', '--class-weights', weights);
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr).toContain(hint);
    expect(exitCode).toBeGreaterThan(0);
    expect(existsSync(join(cwd, 'refused'))).toBe(false);
  });

  test('refuses them for a regression', async () => {
    const { stderr } = await run('train', '--data', 'slope.csv', '--data-option', 'task=regression', '--class-weights', 'balanced', '--out', 'refused');
    expect(stderr).toContain('classWeights are for classification, and "slope.csv" is for regression: numbers have no classes.');
  });
});

describe('metrics by name', () => {
  test('are those that are printed and recorded, the main one first', async () => {
    const { stdout } = await train('named', '--metrics', 'roc-auc,calibration-error:bins=10,accuracy', '--json');
    const done = jsonLines(stdout).at(-1);
    expect(Object.keys(done?.['testMetrics'] as object)).toEqual(['roc-auc', 'calibration-error', 'accuracy']);
  });

  test.each([
    ['top-k:k=3', 'The metric "top-3" looks at 3 classes, and "rare.csv" has 2.'],
    ['acuracy', 'Did you mean "accuracy"?'],
    ['accuracy,accuracy', 'The metric "accuracy" is asked for twice.'],
  ])('refuses %s', async (metrics, message) => {
    const { stderr, exitCode } = await train('refused', '--metrics', metrics);
    expect(stderr).toContain(message);
    expect(exitCode).toBeGreaterThan(0);
  });
});

describe('evaluate by class', () => {
  test('prints tables, and writes pictures as SVG and PNG', async () => {
    const { stdout, stderr } = await run('evaluate', '--model', 'weighted/model.json', '--svg', 'pictures', '--png', 'pictures');
    expect(stdout).toMatch(/^class +precision +recall +F1 +ROC-AUC +PR-AUC +samples$/m);
    expect(stdout).toMatch(/^ill( +[\d.]+ %){3}( +[\d.]{6}){2} +12$/m);
    expect(stdout).toMatch(/^(macro|weighted) mean( +[\d.]+ %){3}( +[\d.]{6}){2} +240$/m);
    expect(stdout).toMatch(/^expected calibration error 0\.\d{4}$/m);
    expect(readdirSync(join(cwd, 'pictures')).toSorted()).toEqual(['confusion', 'precision-recall', 'reliability', 'roc'].flatMap((name) => [`${name}.png`, `${name}.svg`]));
    expect(stderr).toContain(`picture: ${join('pictures', 'roc.svg')}`);
    expect(readFileSync(join(cwd, 'pictures/roc.png')).subarray(1, 4).toString('latin1')).toBe('PNG');
  });

  test('shows what is undefined as undefined', async () => {
    const args = ['evaluate', '--model', 'weighted/model.json', '--data', 'healthy.csv', '--metrics', 'accuracy,roc-auc'];
    const { stdout } = await run(...args);
    expect(stdout).toMatch(/^ROC-AUC +undefined for these samples$/m);
    expect(stdout).toMatch(/^ill +0\.00 % +– +0\.00 % +– +– +0$/m);
    expect(stdout).toContain('– is undefined');
    const [evaluation] = jsonLines((await run(...args, '--json')).stdout);
    expect(evaluation).toMatchObject({ testMetrics: { 'roc-auc': null }, byClass: [{ rocAuc: null }, { recall: null, rocAuc: null, prAuc: null }] });
  });

  test.each([['--by-class'], ['--svg', 'no'], ['--png', 'no']])('refuses %s for a regression', async (...flag) => {
    await run('train', '--data', 'slope.csv', '--data-option', 'task=regression', '--epochs', '1', '--out', 'slope');
    const { stderr, exitCode } = await run('evaluate', '--model', 'slope/model.json', ...flag);
    expect(stderr).toContain(`${flag[0]} is about classes, and "slope.csv" is for regression`);
    expect(exitCode).toBeGreaterThan(0);
  });
});
