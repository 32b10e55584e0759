import type { DatasetSplits, Scaling, Task } from '@vitrum/core';
import { splitIndices, splitViews, type SplitIndices, type SplitOptions, type TableEncoding } from '@vitrum/datasets';
import type { RowWriterOptions } from '../row-store/row-writer.ts';
import { chooseColumns, type ChosenColumns, type ColumnChoice } from './choose-columns.ts';
import { chooseTask, type TargetPlan } from './choose-task.ts';
import { columnKind, sortCategories } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import { invalidTable } from './invalid-table.ts';
import { profileRows, type RowsProfile } from './profile-rows.ts';
import { scalingOf, type Normalisation } from './running-statistics.ts';
import { learnColumns } from './learn-columns.ts';
import { storeRows, type InputPlan, type StoredRows } from './store-rows.ts';
import { tableDecisions } from './table-decisions.ts';
import { tableDataset } from './table-dataset.ts';
import type { Table } from './table.ts';
import { RowSource, type MissingPolicy } from './used-rows.ts';

/** How a table becomes a dataset. */
export interface TableChoice extends ColumnChoice, SplitOptions {
  readonly name: string;
  readonly task: 'auto' | Task;
  readonly labelSeparator: string;
  readonly normalise: Normalisation;
  readonly missing: MissingPolicy;
}

/**
 * Makes the two parts of a dataset from a table, or from one table for each. Two passes: the first one finds out what the
 * columns hold and divides the rows, the second one turns them into numbers and learns means and categories from the
 * training part alone.
 *
 * @throws VITRUM_INVALID_TABLE, VITRUM_INVALID_OPTION, VITRUM_OUTPUT_UNWRITABLE; the errors of reading
 */
export async function tableSplits(tables: readonly [Table, ...Table[]], choice: TableChoice, storage: RowWriterOptions = {}): Promise<DatasetSplits> {
  const [first] = tables;
  const chosen = chooseColumns(first, choice);
  const holdsLabels = choice.task === 'multi-label' && chosen.targets.length === 1;
  const sources = tables.map((table) => new RowSource(table, chosen, choice.missing, holdsLabels));
  const profile = await profileRows(sources, chosen, holdsLabels ? choice.labelSeparator : undefined);
  checkSizes(profile.sizes, tables.map(({ path }) => path));
  const target = chooseTask(choice.task, profile, first.path, chosen.categorical);
  const inputs = profile.inputs.map((column) => planInput(column, first.path, chosen, choice.missing));
  const size = profile.sizes.reduce((sum, count) => sum + count, 0);
  const split = divide(profile, size, choice, target);
  const isTraining = new Uint8Array(size);
  for (const row of split.train) isTraining[row] = 1;
  const plan = { inputs, target, separator: choice.labelSeparator, size, isTraining };
  const stored = await storeRows(sources, plan, storage);
  try {
    const learned = learnColumns(stored, plan, profile, choice);
    const encoding: TableEncoding = { type: 'table', columns: learned, targets: chosen.targets, ...(Object.keys(first.dialect).length > 0 && { dialect: first.dialect }) };
    const targetScaling = target.form === 'numbers' ? learnTargets(stored, inputs.length) : undefined;
    const dataset = tableDataset({ name: choice.name, store: stored.store, encoding, target, targetScaling });
    const notes = [...tables.flatMap((table) => table.notes()), ...sources.filter(({ missing }) => missing.count > 0).map(({ table, missing }) => missing.note(table.path))];
    const leftOut = sources.reduce((sum, { missing }) => sum + missing.count, 0);
    const decisions = tableDecisions({ tables, choice, chosen, target, columns: learned, split, leftOut });
    return { ...splitViews(dataset, 1)(split), encoding, decisions, ...(notes.length > 0 && { notes }) };
  } catch (error) {
    stored.store.close();
    throw error;
  }
}

function learnTargets({ statistics }: StoredRows, first: number): Scaling {
  const scalings = statistics.slice(first).map((column) => scalingOf(column, 'standard'));
  return { offsets: scalings.map(({ offset }) => offset), scales: scalings.map(({ scale }) => scale) };
}

function planInput(profile: ColumnProfile, file: string, { categorical }: ChosenColumns, missing: MissingPolicy): InputPlan {
  const { name, values, others } = profile;
  if (columnKind(profile, file, categorical.has(name)) === 'number') return { name, kind: 'number' };
  const known = sortCategories(values?.keys() ?? [], others === 0);
  return { name, kind: 'category', values: missing === 'mean' ? [...known, ''] : known };
}

function checkSizes(sizes: readonly number[], files: readonly string[]): void {
  const empty = files.find((_, index) => sizes[index] === 0);
  if (empty === undefined) return;
  throw invalidTable(`${empty} has no rows that can be used.`, 'Each part needs at least one row; see the option "missing" for rows that lack values.');
}

/** By chance, or by the files where there is one for each part. */
function divide({ sizes, labels }: RowsProfile, size: number, choice: TableChoice, target: TargetPlan): SplitIndices {
  const [trainSize = 0, testSize] = sizes;
  if (testSize === undefined) return splitIndices(target.form === 'class' ? labels : undefined, size, choice);
  return { train: Uint32Array.from({ length: trainSize }, (_, row) => row), test: Uint32Array.from({ length: testSize }, (_, row) => trainSize + row) };
}
