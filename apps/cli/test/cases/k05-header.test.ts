import { expect, test } from 'vitest';
import { readTable, tableFile } from '../support/table-case.ts';

interface HeaderCase {
  readonly id: string;
  readonly file: string;
  readonly options?: readonly string[];
  readonly header: 'yes' | 'no';
  readonly target: string;
  readonly task: string;
  readonly note?: string;
}

const cases: readonly HeaderCase[] = [
  { id: 'F012 Na is sodium, not a missing value', file: 'glass.csv', header: 'yes', target: 'Type', task: 'classification with 3 classes: 1, 2, 7' },
  { id: 'F014 the names 0, 1, species', file: 'numhead.csv', header: 'yes', target: 'species', task: 'classification with 3 classes: iris, lily, rose', note: 'its numbers, 0, 1, number the columns' },
  {
    id: 'F016 empty names over a table of texts', file: 'spam.csv', options: ['--target', 'v1', ...['3', '4', '5'].flatMap((column) => ['--data-option', `ignore=${column}`])],
    header: 'yes', target: 'v1', task: 'classification with 2 classes: ham, spam',
  },
  { id: 'F018 an empty name in the middle', file: 'midempty.csv', header: 'yes', target: 'label', task: 'classification with 2 classes: a, b' },
  {
    id: 'F019 words that occur below', file: 'car_first.csv', options: ['--data-option', 'categorical=3', '--data-option', 'categorical=4'],
    header: 'no', target: 'column-7', task: 'classification',
  },
  { id: 'F020 numbered rows and columns', file: 'numhead_idx.csv', header: 'yes', target: 'species', task: 'classification with 3 classes: iris, lily, rose', note: 'its numbers, 0, 1, number the columns' },
  { id: 'F021 a header that comes again', file: 'dupheadtext.csv', header: 'yes', target: 'y', task: 'classification with 2 classes: a, b', note: 'comes again in line 42, which was left out' },
];

test.each(cases)('$id', async ({ file, options = [], header, target, task, note = '' }) => {
  const { decisions, notes } = await readTable(tableFile(file), ...options);
  expect(decisions).toMatchObject({ header, target });
  expect(decisions['task']).toContain(task);
  expect(notes).toContain(note);
});
