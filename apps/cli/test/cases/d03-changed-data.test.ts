import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIdx } from '@vitrum/datasets';
import { decodeCheckpoint, encodeCheckpoint } from '@vitrum/runs';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkpointsIn } from '../support/checkpoints.ts';
import { runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const path = (...names: readonly string[]): string => join(cwd, ...names);
const vitrum = (...args: readonly string[]): Promise<Result> => runVitrum(['train', ...args], { cwd });

const count = 40;
const numbers = Array.from({ length: count }, (_, i) => i);
const linesOf = (header: string, line: (i: number) => string): string => `${[header, ...numbers.map(line)].filter((each) => each !== '').join('\n')}\n`;
const classAt = (i: number): string => (i % 2 === 0 ? 'even' : 'odd');
const swapped = (text: string, one: string, other: string): string => text.replaceAll(one, '\u0000').replaceAll(other, one).replaceAll('\u0000', other);

const table = linesOf('x,y,kind', (i) => `${i},${(i * 7) % 11},${classAt(i)}`);
const measured = linesOf('x,y,price', (i) => `${i},${(i * 7) % 11},${i}.25`);
const sentences = linesOf('', (i) => `${classAt(i)}\t${i % 2 === 0 ? 'good' : 'bad'} words ${i % 7}`);
const pixels = Uint8Array.from({ length: count * 16 }, (_, i) => (i * 37) % 256);
const labels = Uint8Array.from(numbers, (i) => i % 2);

const writePicture = (folder: string, name: string, gray: number): Promise<unknown> => {
  mkdirSync(folder, { recursive: true });
  return sharp({ create: { width: 4, height: 4, channels: 3, background: { r: gray, g: gray, b: gray } } }).png({ compressionLevel: 0 }).toFile(join(folder, name));
};
const writeFolder = async (folder: string, shift: number, indices: readonly number[] = numbers.slice(0, 20)): Promise<void> => {
  for (const i of indices) await writePicture(path(folder, classAt(i)), `${i}.png`, (i * 11 + shift) % 256);
};

interface Source {
  readonly data: string;
  readonly options: readonly string[];
}

const sources = {
  table: { data: 'table.csv', options: ['--target', 'kind'] },
  measured: { data: 'measured.csv', options: ['--target', 'price'] },
  sentences: { data: 'sentences.tsv', options: ['--dataset', 'text-lines'] },
  idx: { data: 'digits-images-idx3-ubyte', options: [] },
  pictures: { data: 'pictures', options: [] },
} as const satisfies Readonly<Record<string, Source>>;

/** Writes all data as they were at first. */
async function writeAll(): Promise<void> {
  writeFileSync(path('table.csv'), table);
  writeFileSync(path('measured.csv'), measured);
  writeFileSync(path('sentences.tsv'), sentences);
  writeFileSync(path('digits-images-idx3-ubyte'), writeIdx({ shape: [count, 4, 4], data: pixels }));
  writeFileSync(path('digits-labels-idx1-ubyte'), writeIdx({ shape: [count], data: labels }));
  await writeFolder('pictures', 0);
}

beforeAll(async () => {
  await writeAll();
  for (const [name, { data, options }] of Object.entries(sources)) {
    const { exitCode, stderr } = await vitrum('--data', data, ...options, '--hidden', '4', '--epochs', '1', '--out', name);
    if (exitCode !== 0) throw new Error(stderr);
  }
});

async function resume(name: string, change: () => unknown): Promise<Result> {
  await writeAll();
  await change();
  rmSync(path('resumed'), { recursive: true, force: true });
  cpSync(path(name), path('resumed'), { recursive: true, force: true });
  return vitrum('--resume', 'resumed', '--epochs', '2');
}

const reversed = [...labels].map((label) => 1 - label);
const rows = table.trimEnd().split('\n');

describe('D3: data that have changed', () => {
  const changes: readonly (readonly [string, keyof typeof sources, () => unknown, RegExp])[] = [
    ['a row more', 'table', () => writeFileSync(path('table.csv'), `${table}41,3,odd\n`), /33 training samples instead of 32|test samples instead/],
    ['a digit', 'table', () => writeFileSync(path('table.csv'), table.replace('\n3,10,', '\n3,11,')), /columns, words or means|samples are other ones/],
    ['rows in reverse order', 'table', () => writeFileSync(path('table.csv'), [rows[0], ...rows.slice(1).toReversed(), ''].join('\n')), /other ones|other classes/],
    ['two labels exchanged', 'table', () => writeFileSync(path('table.csv'), table.replace('\n2,3,even\n3,10,odd', '\n2,3,odd\n3,10,even')), /other ones|other classes/],
    ['every label of a table exchanged', 'table', () => writeFileSync(path('table.csv'), swapped(table, 'even', 'odd')), /other ones|other classes|bytes instead/],
    ['two targets of a regression exchanged', 'measured', () => writeFileSync(path('measured.csv'), swapped(measured, ',20.25', ',21.25')), /the targets of the (training|test) samples are other ones|their targets are other ones/],
    ['every pixel of an IDX file', 'idx', () => writeFileSync(path('digits-images-idx3-ubyte'), writeIdx({ shape: [count, 4, 4], data: pixels.map((pixel) => 255 - pixel) })), /the inputs of the training samples are other ones/],
    ['every label of an IDX file', 'idx', () => writeFileSync(path('digits-labels-idx1-ubyte'), writeIdx({ shape: [count], data: Uint8Array.from(reversed) })), /the (inputs|targets) of the training samples are other ones/],
    ['every label of a text file', 'sentences', () => writeFileSync(path('sentences.tsv'), swapped(sentences, 'even\t', 'odd\t')), /other ones|other classes|bytes instead/],
    ['one picture replaced', 'pictures', () => writeFolder('pictures', 100, [4]), /the inputs of the (training|test) samples are other ones/],
    ['all pictures replaced', 'pictures', () => writeFolder('pictures', 5), /the inputs of the training samples are other ones/],
  ];
  test.each(changes)('are refused: %s', async (_, name, change, reason) => {
    const { exitCode, stderr } = await resume(name, change);
    const [first = ''] = stderr.split('\n').filter((line) => line.startsWith('error:'));
    expect(first).toMatch(/^error: The run in resumed cannot be resumed: its data have changed, /);
    expect(first).toMatch(reason);
    expect(exitCode).toBe(1);
  });

  test.each(Object.keys(sources))('that are the same go on: %s', async (name) => {
    expect((await resume(name, () => undefined)).exitCode).toBe(0);
  });

  test('that were moved are the same, where config.json says where they are', async () => {
    await resume('idx', () => undefined);
    cpSync(path('idx'), path('moved'), { recursive: true });
    mkdirSync(path('elsewhere'));
    for (const kind of ['images-idx3', 'labels-idx1']) renameSync(path(`digits-${kind}-ubyte`), path('elsewhere', `digits-${kind}-ubyte`));
    const config = readFileSync(path('moved', 'config.json'), 'utf8');
    writeFileSync(path('moved', 'config.json'), config.replace('digits-images', 'elsewhere/digits-images'));
    const { exitCode, stderr } = await vitrum('--resume', 'moved', '--epochs', '2');
    expect([exitCode, stderr.includes('error')]).toEqual([0, false]);
    cpSync(path('elsewhere'), cwd, { recursive: true });
  });

  test('are refused too where the record of the data was emptied', async () => {
    await resume('idx', () => undefined);
    cpSync(path('idx'), path('emptied'), { recursive: true });
    for (const name of checkpointsIn(path('emptied'))) {
      const { model, state } = await decodeCheckpoint(readFileSync(path('emptied', name)), name);
      writeFileSync(path('emptied', name), await encodeCheckpoint({ model: { ...model, metadata: {} }, state }));
    }
    const { exitCode, stderr } = await vitrum('--resume', 'emptied', '--epochs', '2');
    expect(stderr).toMatch(/^error: The run in emptied cannot be resumed: its checkpoint does not say /);
    expect(exitCode).toBe(1);
  });
});
