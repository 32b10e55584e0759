import { mkdtempSync, rmSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createRegistry, isVitrumError, resolveReference, type DatasetSplits } from '@vitrum/core';
import { dataFilesPlugin } from '@vitrum/data-files';
import { maxRowBytes } from '../../src/table/cells/text-file.ts';
import { readBytes } from '../../src/table/cells/read-bytes.ts';
import { openTextFile } from '../../src/table/on-disk.ts';
import { parseCsvRows } from '../../src/table/cells/parse-csv-rows.ts';
import { createStreamCsvParser } from '../../src/table/cells/stream-csv-parser.ts';
import { readLines } from '../../src/table/cells/read-lines.ts';
import { samplesOf } from '../support/load.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

const registry = createRegistry([dataFilesPlugin]);
const folder = mkdtempSync(join(tmpdir(), 'vitrum-data-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads what `content` holds: a dataset of finite numbers, or a `VitrumError` whose code is one of a person's data. */
async function check(type: string, content: string | Uint8Array, options: object): Promise<'read' | 'refused'> {
  const file = join(folder, 'damaged');
  await writeFile(file, content);
  let splits: DatasetSplits;
  try {
    splits = await resolveReference(registry, 'dataset', { type, file, ...options }).load({ read: () => Promise.reject(new Error()) });
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    expect(['VITRUM_INVALID_TABLE', 'VITRUM_INVALID_OPTION', 'VITRUM_INVALID_GZIP']).toContain(error.code);
    return 'refused';
  }
  for (const part of [splits.train, splits.test]) {
    const { inputs, targets } = samplesOf(part);
    for (const row of [...inputs, ...targets]) expect(row.every(Number.isFinite)).toBe(true);
    expect(targets.every(({ length }) => length === (part.classes?.length ?? 0))).toBe(true);
    part.close?.();
  }
  return 'read';
}

const seeds: Readonly<Record<string, string>> = {
  csv: 'width,color,kind\n1.5,red,"rose, wild"\n2,blue,iris\n3,red,"rose, wild"\n-4e-2,blue,iris\n5,blue,iris\n6,red,"rose, wild"\n',
  'json-lines': '{"w":1.5,"c":"red","k":[1,2.5]}\n{"w":2,"c":"blue","k":[3,4]}\n{"w":3,"c":"red","k":[5,6]}\n{"w":4,"c":"blue","k":[7,8]}\n'.repeat(2),
  'text-lines': "good\tit's a fine film\nbad\tnot good\ngood\tfine\nbad\tnot at all\ngood\tso good\nbad\tno\n",
};
const options = fc.record({
  missing: fc.constantFrom('error', 'drop', 'mean'),
  normalize: fc.constantFrom('standard', 'min-max', 'none'),
  task: fc.constantFrom('auto', 'classification', 'regression', 'multi-label'),
});
/** Pieces that mean something to a reader of tables. */
const pieces = fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r\n', '\r', '\uFEFF', '\0', 'NA', '1e999', '1e38', '-0', '{', '}', '[', ']', ':', 'null', '|', '\ud800', 'é', 'a', '1', ' ');
const edit = fc.tuple(fc.nat(), fc.constantFrom(0, 0, 1, 12), fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })));

describe.each(Object.keys(seeds))('whatever a file for %s holds, it is a dataset or a typed error', (type) => {
  const seed = seeds[type] ?? '';
  const choice = type === 'text-lines' ? fc.record({ form: fc.constantFrom('bag', 'ids'), bigrams: fc.boolean() }) : options;

  test('pieces put in and taken out', async () => {
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), choice, async (edits, chosen) => {
        let text = seed;
        for (const [place, removed, piece] of edits) {
          const at = place % (text.length + 1);
          text = text.slice(0, at) + piece + text.slice(at + removed);
        }
        outcomes.add(await check(type, text, chosen));
      }),
      { seed: 1, numRuns: 150 },
    );
    expect([...outcomes].sort()).toEqual(['read', 'refused']); // else it would say little
  });

  test('bytes changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 5 }), choice, async (changes, chosen) => {
        const bytes = new TextEncoder().encode(seed);
        for (const [place, value] of changes) bytes[place % bytes.length] = value;
        await check(type, bytes, chosen);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test('cut short', async () => {
    for (let length = 0; length < seed.length; length += 3) await check(type, seed.slice(0, length), {});
  });

  test('nothing but bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), choice, async (bytes, chosen) => {
        await check(type, bytes, chosen);
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

test('tables with odd headers, lengths and types of cells', async () => {
  const cell = fc.oneof(fc.double().map(String), fc.constantFrom('', 'NA', 'x', '"a,b"', '0', '1', 'red|round'), fc.string({ maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), options, async (rows, chosen) => {
      await check('csv', rows.map((row) => row.join(',')).join('\n'), { ...chosen, header: 'yes', delimiter: ',' });
    }),
    { seed: 4, numRuns: 150 },
  );
});

/** A large file of one repeated piece. */
async function largeFile(beginning: string, piece: string, megabytes: number): Promise<string> {
  const path = join(await temporaryFolder(), 'large');
  const file = await open(path, 'w');
  await file.write(beginning);
  const block = piece.repeat(Math.ceil(1_048_576 / piece.length));
  for (let i = 0; i < megabytes; i++) await file.write(block);
  await file.close();
  return path;
}

async function* piecesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of readBytes(path)) yield decoder.decode(bytes);
}

describe('a file of 50 MB is not taken into memory', () => {
  // Going through all of it would take many times as long, and the row would be as long as the file.
  test('an unclosed quote is refused after the longest row', async () => {
    const path = await largeFile('a,b\n1,"', '2,3\n', 50);
    let rows = 0;
    const error = await thrownBy(async () => {
      const batches = parseCsvRows(await openTextFile(path), { delimiter: ',', quote: '"', comment: '' }, createStreamCsvParser);
      for await (const batch of batches) rows += batch.rows.length;
    });
    expect(error).toMatchObject({
      code: 'VITRUM_INVALID_TABLE',
      message: `${path}, line 2: the row that begins here is longer than ${maxRowBytes.toLocaleString('en-US')} characters.`,
    });
    expect(rows).toBe(1);
  });

  test('so is a line without an end', async () => {
    const path = await largeFile('', 'x', 50);
    const read = async (): Promise<void> => {
      for await (const _ of readLines({ path, read: () => piecesOf(path) })) throw new Error('there is no line');
    };
    expect(await thrownBy(read)).toMatchObject({ message: `${path}, line 1: the line is longer than ${maxRowBytes.toLocaleString('en-US')} characters.` });
  });
});
