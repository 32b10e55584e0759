import { isVitrumError, type DatasetSplits } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { csv } from '../../src/csv.ts';
import { createCsv, createMemoryCsvParser, openCsvText, tableSplits } from '@vitrum/data-files/without-node';
import { fileWith } from '../support/load.ts';

/** The same dataset from text that is in memory, in pieces of a few characters, with the parser for browsers. */
function csvInMemory(path: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  const read = async function* (): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += 97) yield bytes.subarray(start, start + 97);
  };
  return createCsv({
    open: (name, form) => openCsvText({ path: name, read }, form, createMemoryCsvParser),
    load: tableSplits,
    nameOf: () => path.split('/').at(-1) ?? '',
  });
}

const context = { read: () => Promise.reject(new Error('no file is published')) };

function numbersOf({ train, test: held, encoding, notes }: DatasetSplits): unknown {
  const rows = [train, held].map((part) => {
    const [input, target] = [new Float32Array(part.inputShape[0] ?? 0), new Float32Array(part.targetSize)];
    return Array.from({ length: part.size }, (_, index) => {
      part.readInput(index, input, 0);
      part.readTarget(index, target, 0);
      return [...input, ...target];
    });
  });
  return { rows, encoding, notes, classes: train.classes, task: train.task, scaling: train.targetScaling };
}

const flowers = Array.from({ length: 60 }, (_, k) => `${4 + (k % 9) / 3},${1 + ((k * 7) % 11) / 4},${k % 2 === 0 ? 'red' : 'pale, blue'},${['setosa', 'virginica', 'versicolor'][k % 3]}`);
const quoted = flowers.map((row) => row.replace('pale, blue', '"pale, blue"'));

const tables: Readonly<Record<string, readonly [text: string, options: Readonly<Record<string, unknown>>]>> = {
  'with a header': [`length,width,color,species\n${quoted.join('\n')}\n`, {}],
  'without a header': [quoted.join('\n'), {}],
  'another target': [`length,width,color,species\n${quoted.join('\n')}\n`, { target: ['length'] }],
  'with semicolons, a byte order mark and Windows line ends': [`\ufefflength;width\r\n${Array.from({ length: 30 }, (_, k) => `${k};${k * 2}.5`).join('\r\n')}\r\n`, {}],
  'with rows that lack something': [`a,b\n${Array.from({ length: 20 }, (_, k) => `${k % 5 === 3 ? '' : k},${k % 2}`).join('\n')}`, { missing: 'drop' }],
};

describe('a table that is in memory is the same dataset as one on the disk', () => {
  test.for(Object.entries(tables))('%s', async ([, [text, options]]) => {
    const path = await fileWith('flowers.csv', text);
    const inMemory = await csvInMemory(path, text.replace(/^\ufeff/, '')).create({ ...defaults, ...options, file: path }).load(context);
    const onDisk = await csv.create({ ...defaults, ...options, file: path }).load(context);
    expect(numbersOf(inMemory)).toEqual(numbersOf(onDisk));
  });
});

const broken: Readonly<Record<string, string>> = {
  'no rows': '',
  'a short row': 'a,b\n1,2\n3\n',
  'a quote that is never closed': 'a,b\n1,2\n"3,4\n',
  'text behind a quote': 'a,b\n1,2\n"3"x,4\n',
  'a quote within a cell': 'a,b\n1,2\n3"x,4\n',
  'two columns of one name': 'a,a\n1,2\n',
  'a word among numbers': `a,b\n${Array.from({ length: 20 }, (_, k) => `${k === 9 ? 'many' : k},${k % 2}`).join('\n')}`,
  'missing values': 'a,b\n1,0\n,1\n3,0\n',
};

describe('what is wrong with a table is told in the same words', () => {
  test.for(Object.entries(broken))('%s', async ([, text]) => {
    const path = await fileWith('flowers.csv', text);
    const failure = (definition: ReturnType<typeof csvInMemory>): Promise<unknown> =>
      definition.create({ ...defaults, file: path }).load(context).then(
        () => expect.unreachable('the table was read'),
        (error: unknown) => error,
      );
    const [inMemory, onDisk] = [await failure(csvInMemory(path, text)), await failure(csv)];
    expect(wordsOf(inMemory)).toEqual(wordsOf(onDisk));
  });
});

function wordsOf(error: unknown): readonly string[] {
  if (!isVitrumError(error)) throw error;
  return [error.code, error.message, error.hint];
}

const defaults = {
  file: '', testFile: '', target: [], columns: [], ignore: [], sampleWeights: '', categorical: [], words: [], minimumCount: 2, maximumWords: 5000, task: 'auto', labelSeparator: '|', normalize: 'standard',
  missing: 'error', testShare: 0.2, splitSeed: 0, folds: 0, fold: 1, header: 'auto', delimiter: 'auto',
  quote: 'auto', comment: 'auto', skipLines: 'auto', encoding: 'auto', decimal: 'auto', thousands: 'auto', missingMarks: [], asWritten: [], units: true,
} as const;
