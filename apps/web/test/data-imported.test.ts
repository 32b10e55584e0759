import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Dataset, DatasetSplits } from '@vitrum/core';
import { csv, idx } from '@vitrum/data-files';
import { writeIdx } from '@vitrum/datasets';
import { sizeOf } from '@vitrum/tensor';
import { expect, onTestFinished, test } from 'vitest';
import { dataApi } from '../src/worker/data-api.ts';
import { Session } from '../src/worker/session.ts';

type Files = Readonly<Record<string, Uint8Array | string>>;

const filesOf = (files: Files): readonly File[] => Object.entries(files).map(([name, content]) => new File([typeof content === 'string' ? content : new Uint8Array(content)], name));

/** Every number of both parts, as the network gets them. */
function numbersOf({ train, test: held }: DatasetSplits): readonly (readonly number[])[] {
  return [train, held].flatMap((part: Dataset) => {
    const [input, target] = [new Float32Array(sizeOf(part.inputShape)), new Float32Array(part.targetSize)];
    return Array.from({ length: part.size }, (_, index) => {
      part.readInput(index, input, 0);
      part.readTarget(index, target, 0);
      return [...input, ...target];
    });
  });
}

async function onDisk(files: Files): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-web-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return (name) => join(folder, name);
}

const noContext = { read: () => Promise.reject(new Error('no file is published')) };

const pictures = (count: number): Uint8Array => writeIdx({ shape: [count, 3, 3], data: Uint8Array.from({ length: 9 * count }, (_, index) => (index * 31) % 256) });
const labels = (count: number): Uint8Array => writeIdx({ shape: [count], data: Uint8Array.from({ length: count }, (_, index) => index % 4) });
const flowers = `length,width,color,species\n${Array.from({ length: 48 }, (_, k) => `${4 + (k % 9) / 3},${1 + ((k * 7) % 11) / 4},${k % 2 === 0 ? 'red' : 'blue'},${['setosa', 'virginica', 'versicolor'][k % 3] ?? ''}`).join('\n')}\n`;

test('a pair of IDX files is divided as the command line does it', async () => {
  const files = { 'my-labels': labels(40), 'my-images.gz': gzipSync(pictures(40)) };
  const session = new Session();
  const summary = await dataApi(session).importData(filesOf(files));
  const pathOf = await onDisk(files);
  const theirs = await idx.create({ ...idxDefaults, file: pathOf('my-images.gz'), labels: pathOf('my-labels') }).load(noContext);
  expect(summary).toMatchObject({ trainSize: 32, testSize: 8, picture: { width: 3, height: 3 }, classes: ['0', '1', '2', '3'] });
  expect(session.data && numbersOf(session.data.data)).toEqual(numbersOf(theirs));
});

test('a table is read as the command line reads it, and its target can be changed', async () => {
  const session = new Session();
  const api = dataApi(session);
  const pathOf = await onDisk({ 'flowers.csv': flowers });
  for (const target of [[], ['width'], ['color']]) {
    const summary = target.length === 0 ? await api.importData(filesOf({ 'flowers.csv': flowers })) : await api.loadData({ type: 'csv', file: 'flowers.csv', target });
    const theirs = await csv.create({ ...csvDefaults, file: pathOf('flowers.csv'), target }).load(noContext);
    expect(session.data && numbersOf(session.data.data)).toEqual(numbersOf(theirs));
    expect(session.data?.data.encoding).toEqual(theirs.encoding);
    expect(summary.task).toBe(theirs.train.task);
    expect(summary.decisions).toContainEqual(expect.objectContaining({ subject: 'target', value: target[0] ?? 'species' }));
    expect(await api.dataFacts()).toMatchObject({ table: { columns: ['length', 'width', 'color', 'species'], target: target[0] ?? 'species' } });
  }
  expect((await api.dataSources()).filter(({ location }) => location === 'files')).toMatchObject([{ title: 'flowers.csv', reference: { type: 'csv', file: 'flowers.csv' } }]);
});

test('what is damaged or does not belong together is refused by its name, and what is loaded stays', async () => {
  const session = new Session();
  const api = dataApi(session);
  await api.loadData({ type: 'iris' });
  const before = session.data;
  const cases: readonly (readonly [files: Files, code: string, message: string])[] = [
    [{ 'images-idx3-ubyte': pictures(4).subarray(0, 30), 'labels-idx1-ubyte': labels(4) }, 'VITRUM_INVALID_IDX', 'images-idx3-ubyte is cut short'],
    [{ 'images-idx3-ubyte.gz': gzipSync(pictures(4)).subarray(0, 25), 'labels-idx1-ubyte': labels(4) }, 'VITRUM_INVALID_GZIP', 'images-idx3-ubyte.gz cannot be decompressed'],
    [{ 'images-idx3-ubyte': pictures(4) }, 'VITRUM_MISSING_OPTION', 'images-idx3-ubyte holds pictures'],
    [{ 'images-idx3-ubyte': pictures(4), 'labels-idx1-ubyte': labels(5) }, 'VITRUM_COUNT_MISMATCH', 'images-idx3-ubyte has 4 samples, labels-idx1-ubyte has 5 targets'],
    [{ 'holes.csv': 'a,b\n1,2\n3\n' }, 'VITRUM_INVALID_TABLE', 'holes.csv, line 3 has 1 cell'],
    [{ 'photo.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0) }, 'VITRUM_INVALID_DATASET', 'photo.png does not hold data that this page reads.'],
  ];
  for (const [files, code, message] of cases) {
    await expect(api.importData(filesOf(files))).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(session.data).toBe(before);
  }
});

test('a folder may hold other things beside the data', async () => {
  const summary = await dataApi(new Session()).importData(filesOf({ 'read me.txt': 'about these pictures', 'a-images': pictures(20), 'a-labels': labels(20) }));
  expect(summary.notes).toEqual(['Passed over, for they are no data: read me.txt.']);
});

test('a limit keeps the first samples, and it is known how many there are', async () => {
  const session = new Session();
  const api = dataApi(session);
  expect(await api.loadData({ type: 'synthetic-digits', train: 90, test: 20, limit: 25 })).toMatchObject({ trainSize: 25, testSize: 20 });
  const facts = await api.dataFacts();
  expect(facts?.trainSizeInAll).toBe(90);
  expect(facts?.counts.reduce((sum, { train }) => sum + train, 0)).toBe(25);
});

const splitDefaults = { testShare: 0.2, splitSeed: 0, folds: 0, fold: 1 } as const;
const idxDefaults = { testFile: '', testLabels: '', task: 'auto', classes: [], normalize: 'auto', normalizeTargets: 'standard', preparation: 'auto', ...splitDefaults } as const;
test.each([
  ['decimal commas', 'flowers.csv', flowers.replaceAll(',', ';').replaceAll('.', ',')],
  ['runs of blanks, in a file of any name', 'flowers.data', flowers.replaceAll(',', '   ')],
  ['windows-1252', 'flowers.csv', Buffer.from(flowers.replaceAll('red', 'rosé'), 'latin1')],
  ['UTF-16, big end first', 'flowers.csv', Buffer.from(`\uFEFF${flowers}`, 'utf16le').swap16()],
  ['per cent and a title', 'flowers.csv', `Flowers\n${flowers.replaceAll(/^([\d.]+),/gm, '$1%,')}`],
])('a table with %s is read as the command line reads it', async (_, name, content) => {
  const session = new Session();
  const summary = await dataApi(session).importData(filesOf({ [name]: content }));
  const theirs = await csv.create({ ...csvDefaults, file: (await onDisk({ [name]: content }))(name), target: [] }).load(noContext);
  expect(session.data && numbersOf(session.data.data)).toEqual(numbersOf(theirs));
  expect(session.data?.data.encoding).toEqual(theirs.encoding);
  expect(summary.notes).toHaveLength(theirs.notes?.length ?? 0);
});

const csvDefaults = {
  testFile: '', columns: [], ignore: [], sampleWeights: '', categorical: [], words: [], minimumCount: 2, maximumWords: 5000, task: 'auto', labelSeparator: '|', normalize: 'standard', missing: 'error',
  header: 'auto', delimiter: 'auto', quote: 'auto', comment: 'auto', skipLines: 'auto', encoding: 'auto', decimal: 'auto', thousands: 'auto',
  missingMarks: [], asWritten: [], units: true, ...splitDefaults,
} as const;
