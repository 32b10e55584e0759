import { basename } from 'node:path';
import type { Dataset } from '@vitrum/core';
import { encodeTableRow, matrixDataset, type TableEncoding } from '@vitrum/datasets';
import { categoryName, cellReader, formatCount, listSome, notationOf, tableInputSize } from '@vitrum/datasets/internal';
import { flagOf } from '../table/columns/flag-of.ts';
import { placeOf } from '../table/invalid-table.ts';
import { openTableLike } from '../table/cells/open-table-like.ts';
import { splitLabels } from '../table/columns/profile-rows.ts';
import type { Table } from '../table/table.ts';
import { listOption, textOption, unfit, type LabeledForm } from './labeled-form.ts';
import type { LabeledSamples } from './labeled-samples.ts';
import { cellTargets, readFlag, readNumber, type NamedTargets } from './named-targets.ts';

type RowsForm = LabeledForm<TableEncoding>;

/**
 * The rows of a table with their targets, for a model of tables. Columns are matched by name.
 *
 * @throws VITRUM_INVALID_ENCODING when a column is not there, or a cell does not fit the model; the errors of reading
 */
export async function labeledRows(path: string, form: RowsForm): Promise<LabeledSamples> {
  const { encoding } = form;
  const targets = targetColumns(form);
  const table = await openTableLike(path, encoding, { labelSeparator: textOption(form, 'labelSeparator', '|') });
  const inputColumns = encoding.columns.map(({ name }) => name);
  const [inputPlaces, targetPlaces] = [placesIn(table, inputColumns, 'the model takes'), placesIn(table, targets, 'the model predicts')];
  const readers = [...inputColumns, ...targets].map((name) => cellReader(notationOf(encoding.dialect, name)));
  const inputs: Float32Array[] = [];
  const answers: (readonly string[])[] = [];
  const places: string[] = [];
  const told: string[] = [];
  let dropped = 0;
  for await (const { rows, lines } of table.writtenRows()) {
    for (const [index, row] of rows.entries()) {
      const where = placeOf(path, lines[index] ?? 0);
      const cells = inputPlaces.map((place) => row[place] ?? '');
      const answer = targetPlaces.map((place, k) => valueOf(readers[cells.length + k]?.(row[place] ?? '')));
      const lacksAnswer = answer.includes('') && !holdsLabels(form, targets);
      const lacksInput = cells.some((cell, k) => readers[k]?.(cell) === '');
      if (textOption(form, 'missing', 'error') === 'drop' && (lacksAnswer || lacksInput)) {
        dropped++;
        continue;
      }
      if (lacksAnswer) throw unfit(`${where} lacks ${listSome(targets)}, so that nothing is known to be right.`, 'Fill it in, or leave such rows out: --data-option missing=drop.');
      inputs.push(encodeTableRow(encoding, cells, where, (remark) => told.push(remark)));
      answers.push(answer);
      places.push(where);
    }
  }
  if (inputs.length === 0) throw unfit(`${path} has no rows that can be used.`, 'Give a table with rows that have the right answers.');
  const dataset = datasetOf(basename(path), form, { inputs, answers, places, targets });
  const note = `${formatCount(dropped)} row${dropped === 1 ? ' lacks' : 's lack'} values and ${dropped === 1 ? 'is' : 'are'} left out of ${basename(path)}`;
  return { dataset, notes: [...table.notes(), ...(dropped > 0 ? [note] : []), ...remarksOf(told)] };
}

/** The first remark on single cells, and the number of others. */
function remarksOf(told: readonly string[]): readonly string[] {
  const [first, ...more] = told;
  if (first === undefined) return [];
  return [more.length === 0 ? first : `${first}; and ${formatCount(more.length)} more of the kind`];
}

interface ReadRows {
  readonly inputs: readonly Float32Array[];
  readonly answers: readonly (readonly string[])[];
  readonly places: readonly string[];
  readonly targets: readonly string[];
}

function datasetOf(name: string, form: RowsForm, { inputs, answers, places, targets }: ReadRows): Dataset {
  const width = tableInputSize(form.encoding);
  const all = new Float32Array(inputs.length * width);
  inputs.forEach((row, index) => all.set(row, index * width));
  const { rows, classes } = targetsOf(form, targets, answers, places);
  return matrixDataset({
    name,
    inputs: all,
    inputShape: [width],
    targets: rows,
    targetSize: classes.length,
    task: form.targets.task,
    classes,
    describe: (index) => places[index] ?? '',
  });
}

function targetsOf(form: RowsForm, targets: readonly string[], answers: readonly (readonly string[])[], places: readonly string[]): NamedTargets {
  const { task, classes } = form.targets;
  if (task === 'regression') return cellTargets(answers, targets, places, readNumber);
  if (task === 'multi-label' && !holdsLabels(form, targets)) return cellTargets(answers, targets, places, readFlag);
  const separator = textOption(form, 'labelSeparator', '|');
  const named = answers.map((row, index) => {
    if (task === 'multi-label') return splitLabels(row[0] ?? '', separator).map(categoryName);
    // One-hot columns: the class is the one with 1.
    if (targets.length > 1) return [classes?.[row.findIndex((cell) => flagOf(cell) === 1)] ?? noClass(places[index] ?? '')];
    return [categoryName(row[0] ?? '')];
  });
  const names = [...new Set(named.flat())];
  const placesOfNames = new Map(names.map((name, place) => [name, place]));
  const rows = new Float32Array(named.length * names.length);
  named.forEach((labels, index) => {
    for (const label of labels) rows[index * names.length + (placesOfNames.get(label) ?? 0)] = 1;
  });
  return { rows, classes: names };
}

/** True if a single cell holds all labels of a row; it may be empty. */
function holdsLabels({ targets: { task, classes } }: RowsForm, targets: readonly string[]): boolean {
  return task === 'multi-label' && targets.length === 1 && classes?.[0] !== targets[0];
}

function targetColumns(form: RowsForm): readonly string[] {
  const named = form.encoding.targets ?? [];
  const columns = named.length > 0 ? named : listOption(form, 'target');
  if (columns.length > 0) return columns;
  throw unfit('The model does not say which columns hold what it predicts.', 'Name them: --target species.');
}

function placesIn({ path, columns }: Table, wanted: readonly string[], verb: string): readonly number[] {
  const absent = wanted.filter((name) => !columns.includes(name));
  if (absent.length === 0) return wanted.map((name) => columns.indexOf(name));
  throw unfit(
    `${path} lacks ${absent.length === 1 ? 'the column' : 'the columns'} ${listSome(absent)}, which ${verb}.`,
    `Its columns: ${listSome(columns)}. Name them as in the table that the model was trained on; without right answers, ask with vitrum predict.`,
  );
}

function valueOf(read: ReturnType<ReturnType<typeof cellReader>> | undefined): string {
  return typeof read === 'string' ? read : '';
}

function noClass(where: string): never {
  throw unfit(`${where} says of no class that it applies.`, 'Write 1 in the column of its class.');
}
