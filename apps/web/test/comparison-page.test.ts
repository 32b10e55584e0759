import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chartLines, zoomedRange } from '../src/page/curves/chart-lines.ts';
import { curveLines } from '../src/page/curves/curve-data.ts';
import { differenceRows, labelsOf } from '../src/page/comparison/differences.ts';
import { passes } from '../src/page/runs/run-filter.ts';
import type { KeptRun } from '../src/shared/api/kept-run.ts';
import type { RunSetting } from '../src/shared/api/run-setting.ts';
import { axeProblems } from './support/axe.ts';
import { trainedSeries } from './support/command-line.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { button } from './support/page-parts.ts';

const setting = (name: string, value: string, words = value): RunSetting => ({ name, value, words, isUsual: false });
const runOf = (loss: string, seed: string, renamed?: string) => ({
  name: renamed ?? `Drawn digits, ${loss}, seed ${seed}`,
  isRenamed: renamed !== undefined,
  settings: [setting('data', 'Drawn digits'), setting('loss', loss), setting('seed', seed, `seed ${seed}`)],
});

describe('runs are named by what differs between them', () => {
  test.each([
    ['one setting', [runOf('huber', '7'), runOf('squared-error', '7')], ['huber', 'squared-error']],
    ['two settings', [runOf('huber', '7'), runOf('squared-error', '8')], ['huber, seed 7', 'squared-error, seed 8']],
    ['nothing: numbered', [runOf('huber', '7'), runOf('huber', '7')], ['Drawn digits, huber, seed 7', 'Drawn digits, huber, seed 7 (2)']],
    ['a name of the visitor stays', [runOf('huber', '7', 'my try'), runOf('huber', '8')], ['my try', 'seed 8']],
    ['one alone has its whole name', [runOf('huber', '7')], ['Drawn digits, huber, seed 7']],
  ])('%s', (_, runs, labels) => {
    expect(labelsOf(runs)).toEqual(labels);
  });

  test('the table has the settings that are not the same in all, and gaps where a run has no such setting', () => {
    const other = { settings: [setting('data', 'Drawn digits'), setting('loss', 'huber'), setting('schedule', 'cosine')] };
    expect(differenceRows([runOf('huber', '7'), other])).toEqual([{ name: 'seed', values: ['7', ''] }, { name: 'schedule', values: ['', 'cosine'] }]);
  });
});

describe('curves of several runs', () => {
  const row = (epoch: number, testAccuracy: number) => ({ epoch, loss: 1, accuracy: testAccuracy, testLoss: 1, testAccuracy, metrics: {}, testMetrics: {}, seconds: 1, samplesPerSecond: 1 });

  test('each has a color of its own, training thin; alone, the color tells the part', () => {
    const sources = [{ name: 'now', points: [], rows: [row(1, 90)] }, { name: 'then', slot: 2, points: [], rows: [row(1, 91)] }];
    const drawn = (compared: boolean) => chartLines(curveLines('accuracy', compared ? sources : sources.slice(0, 1)), compared).map(({ color, width }) => [color, width]);
    expect(drawn(true)).toEqual([['--run-0', 1], ['--run-0', 2.5], ['--run-2', 1], ['--run-2', 2.5]]);
    expect(drawn(false)).toEqual([['--train', 2], ['--test', 2]]);
  });

  test.each([
    ['before the first epoch is over', [{ x: [0, 0.5], y: [11, 60] }], undefined],
    ['what came before it does not count', [{ x: [0, 1, 2], y: [11, 92, 95] }], [90, 100]],
    ['the lowest of all runs counts', [{ x: [1], y: [97] }, { x: [1], y: [83] }], [80, 100]],
    ['a figure on the edge is not cut off', [{ x: [1], y: [90] }], [80, 100]],
    ['where all is low the axis is whole', [{ x: [1], y: [15] }], undefined],
  ])('accuracy from where it matters: %s', (_, lines, range) => {
    expect(zoomedRange(lines)).toEqual(range);
  });
});

test.each([
  ['', false, true],
  ['huber', false, true],
  ['HUBER, seed 8', false, true],
  ['huber adam', false, false],
  ['', true, false],
])('the filter "%s", whole epochs only %s, lets a run pass: %s', (words, isWholeOnly, expected) => {
  const run: KeptRun = { ...runOf('huber', '8'), id: '1', savedAt: 0, data: 'Drawn digits', epochs: 0, rows: [], points: [] };
  expect(passes(run, { words, isWholeOnly })).toBe(expected);
});

const dataset = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 120, test: 60 }));
const address = `#dataset=${dataset}&epochs=2&seed=5`;

describe('D4: two runs of which one has another loss', () => {
  const lab = sharedLab({ address, width: 1440, height: 900 });

  test('"Again, with one thing changed" trains a second run beside the first', async () => {
    const { page } = lab();
    await button(lab(), 'Train').click();
    await page.locator('.epoch-table-fingerprint').waitFor();
    await button(lab(), 'Again, with one thing changed').click();
    const form = page.getByRole('form', { name: 'Again, with one thing changed' });
    await form.getByLabel('Change').selectOption('loss');
    await form.getByLabel('Loss', { exact: true }).selectOption('huber');
    await form.getByRole('button', { name: 'Train again with it' }).click();
    const runs = page.getByRole('region', { name: 'Runs in the curves' }).getByRole('rowheader');
    await expect.poll(() => runs.allInnerTexts()).toEqual(['huber (shown now)', 'squared-error']);
  });

  test('losses of two kinds are not drawn over each other, and the page says so', async () => {
    const { page } = lab();
    await page.getByText('Not drawn: squared-error. A loss of another kind (squared-error) is on another scale.').waitFor();
    await expect.poll(() => page.getByRole('img', { name: /^Accuracy over the epochs/ }).getAttribute('aria-label')).toMatch(/huber: test: .*squared-error: test:/);
  });

  test('the table tells what differs, and what came of it', async () => {
    const { page } = lab();
    const table = page.getByRole('region', { name: 'What differs' });
    await expect.poll(() => table.getByRole('row', { name: /^loss/ }).getByRole('cell').allInnerTexts()).toEqual(['huber', 'squared-error']);
    await expect.poll(() => table.getByRole('row', { name: /^test accuracy/ }).getByRole('cell').allInnerTexts()).toEqual([expect.stringMatching(/^\d+\.\d\d/), expect.stringMatching(/^\d+\.\d\d/)]);
    await expect.poll(() => table.getByRole('row', { name: /^epochs done/ }).getByRole('cell').allInnerTexts()).toEqual(['2', '2']);
  });

  test('both networks are there: their weights on one scale, and both confusion matrices', async () => {
    const { page } = lab();
    const sides = page.locator('.comparison-side');
    await expect.poll(() => sides.count()).toBe(2);
    const limits = await sides.locator('.scale-legend').allInnerTexts();
    expect(limits[0]).toBe(limits[1]);
    await page.getByRole('region', { name: 'Confusion matrix of huber' }).waitFor();
    const matrix = page.getByRole('region', { name: 'Confusion matrix of squared-error' });
    const counts = await matrix.locator('.confusion-table-cell').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(60);
    await lab().screenshot('comparison-1440');
    expect(await axeProblems(page, '.rooms')).toEqual([]);
  });

  test('the list of kept runs is filtered, and what is listed is deleted', async () => {
    const { page } = lab();
    await page.getByRole('tab', { name: 'Models and runs' }).click();
    const names = page.getByRole('region', { name: 'Kept runs' }).locator('tbody').getByRole('rowheader');
    await expect.poll(() => names.allInnerTexts()).toEqual([expect.stringContaining('huber'), 'Drawn digits, epochs 2, seed 5']);
    await page.getByLabel('Only those with', { exact: true }).fill('huber');
    await expect.poll(() => names.count()).toBe(1);
    await button(lab(), 'Delete these 1').click();
    await button(lab(), 'Delete it').click();
    await page.getByText('None of the 1 runs is like that.').waitFor();
  });
});

test('runs of the command line, a series of two seeds, are listed and compared; one that is not whole is told of', async () => {
  const folder = await trainedSeries(['--dataset', 'synthetic-digits', '--limit', '60', '--epochs', '1', '--seeds', '2', '--seed', '3', '--loss', 'huber']);
  rmSync(join(folder, 'seed-4', 'untrained.json'));
  const { page } = await openLab({ address, width: 1024, height: 768 });
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  await page.getByLabel('Add a folder of runs').setInputFiles(folder);
  await page.getByText('seed-4 is no whole run: it lacks untrained.json.').waitFor();
  const row = page.getByRole('region', { name: 'Kept runs' }).getByRole('row').nth(1);
  await row.getByText('Drawn digits (60 samples), huber, epochs 1, seed 3').waitFor();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Compare them' }).click();
  const table = page.getByRole('region', { name: 'What differs' });
  await expect.poll(() => table.getByRole('row', { name: /^loss/ }).getByRole('cell').allInnerTexts()).toEqual(['squared-error', 'huber']);
  await page.getByRole('region', { name: /^Confusion matrix of .*huber/ }).waitFor();
});
