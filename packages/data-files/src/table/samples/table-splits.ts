import type { DatasetSplits, Scaling } from '@vitrum/core';
import { divideSamples, type DividedSamples, type TableEncoding } from '@vitrum/datasets';
import { splitSamples, unvalidatedNote } from '@vitrum/datasets/internal';
import type { RowWriterOptions } from '../../row-store/row-writer.ts';
import { chooseTask, isClass, type TargetPlan } from '../decisions/choose-task.ts';
import { learnColumns } from '../decisions/learn-columns.ts';
import type { RowsProfile } from '../columns/profile-rows.ts';
import { scalingOf } from '../columns/running-statistics.ts';
import { storeRows, type StoredRows } from './store-rows.ts';
import { surveyTables } from '../decisions/survey-tables.ts';
import type { TableChoice } from '../options/table-choice.ts';
import { tableSamples } from './table-samples.ts';
import { tableDecisions } from '../decisions/table-decisions.ts';
import { tableNotes } from '../decisions/table-notes.ts';
import type { Table } from '../table.ts';

/**
 * Makes the training and test parts from a table, or from one table for each, in two passes: the first profiles the columns and
 * splits the rows; the second converts rows to numbers, and learns statistics and categories from the training part alone: neither from
 * the test part nor from what the plan holds out for validation.
 *
 * @throws VITRUM_INVALID_TABLE, VITRUM_INVALID_OPTION, VITRUM_OUTPUT_UNWRITABLE; the errors of reading
 */
export async function tableSplits(tables: readonly [Table, ...Table[]], choice: TableChoice, storage: RowWriterOptions = {}): Promise<DatasetSplits> {
  const [first] = tables;
  const surveyed = await surveyTables(tables, choice);
  const { chosen, sources, profile, inputs } = surveyed;
  const target = chooseTask(choice.task, profile, first.path, { categorical: chosen.categorical, holdsLabels: surveyed.holdsLabels });
  const size = profile.sizes.reduce((sum, count) => sum + count, 0);
  const split = divide(profile, choice, target);
  const isTraining = new Uint8Array(size);
  for (const row of split.learned) isTraining[row] = 1;
  const plan = { inputs, target, separator: choice.labelSeparator, size, isTraining, hasValidation: split.validation !== undefined, weight: chosen.weight };
  const stored = await storeRows(sources, plan, storage);
  try {
    const learned = learnColumns(stored, plan, profile, choice);
    const skipped = [...surveyed.skipped, ...learned.skipped];
    const encoding: TableEncoding = {
      type: 'table',
      columns: learned.inputs.map(({ column }) => column),
      targets: chosen.targets,
      ...(Object.keys(first.dialect).length > 0 && { dialect: first.dialect }),
      ...(skipped.length > 0 && { skipped: skipped.map(({ name }) => name) }),
    };
    const targetScaling = target.form === 'numbers' ? learnTargets(stored, inputs.length, target.names.length) : undefined;
    const samples = tableSamples({ name: choice.name, store: stored.store, encoding, inputs: learned.inputs, firstTarget: inputs.length, target, targetScaling, hasWeights: chosen.weight !== undefined });
    const read = { tables, choice, chosen, target, inputs: learned.inputs, skipped, split, missing: sources.map(({ missing }) => missing) };
    const notes = [...tableNotes(read, profile), ...unvalidatedNotes(split, profile, target)];
    return { ...splitSamples(samples, split), ...(choice.parts && { parts: choice.parts }), encoding, decisions: tableDecisions(read), ...(notes.length > 0 && { notes }) };
  } catch (error) {
    stored.store.close();
    throw error;
  }
}

function learnTargets({ statistics }: StoredRows, first: number, count: number): Scaling {
  const scalings = statistics.slice(first, first + count).map((column) => scalingOf(column, 'standard'));
  return { offsets: scalings.map(({ offset }) => offset), scales: scalings.map(({ scale }) => scale) };
}

/** A note on classes without rows to validate with. */
function unvalidatedNotes({ validation }: DividedSamples, { labels, targets: [first] }: RowsProfile, target: TargetPlan): readonly string[] {
  if (validation === undefined || labels === undefined || !isClass(target)) return [];
  // The labels of one column number its values as they come.
  const names = target.form === 'class' ? first?.values?.map(({ name }) => name) : target.names;
  const note = unvalidatedNote(validation, labels, names);
  return note === undefined ? [] : [note];
}

/** Divides the rows at random, or by file if there is one for each part. */
function divide({ sizes: [size = 0, testSize], labels }: RowsProfile, choice: TableChoice, target: TargetPlan): DividedSamples {
  return divideSamples({ name: choice.name, size, labels: isClass(target) ? labels : undefined, testSize }, choice);
}
