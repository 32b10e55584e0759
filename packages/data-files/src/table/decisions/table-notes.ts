import { formatCount, listSome } from '@vitrum/datasets/internal';
import type { ColumnProfile } from '../columns/column-profile.ts';
import { labelNotes } from './label-notes.ts';
import type { LearnedInput } from './learn-columns.ts';
import { flagOf } from '../columns/flag-of.ts';
import type { SkippedColumn } from './plan-inputs.ts';
import type { RowsProfile } from '../columns/profile-rows.ts';
import type { ReadTable } from './table-decisions.ts';

/** Notes on how a table was read. */
export function tableNotes({ tables, inputs, skipped, choice, missing, target }: ReadTable, profile: RowsProfile): readonly string[] {
  return [
    ...tables.flatMap((table) => table.notes()),
    ...tables.flatMap(({ path }, index) => {
      const rows = missing[index];
      return rows === undefined || rows.count === 0 ? [] : [rows.note(path)];
    }),
    ...skippedNotes(skipped),
    ...inputs.flatMap((input) => rareNote(input, choice.minimumCount)),
    ...[...profile.inputs, ...profile.targets].flatMap(capitalsNote),
    ...profile.targets.flatMap((each) => [...labelNotes(target, each, choice.labelSeparator), ...flagsNote(each)]),
    ...numbersOf(inputs, profile).flatMap((each) => [...codeNote(each), ...negativeNote(each)]),
  ];
}

/** Columns skipped for the same reason share a sentence: a table may have many empty ones. */
function skippedNotes(skipped: readonly SkippedColumn[]): readonly string[] {
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const names = skipped.filter((column) => column.reason === reason).map(({ name }) => `"${name}"`);
    const [subject, pronoun] = names.length === 1 ? ['The column', 'it'] : ['The columns', 'them'];
    const verb = names.length === 1 ? 'was' : 'were';
    return `${subject} ${listSome(names)} ${verb} left out (${reason}); to use ${pronoun}, name the inputs with the option "columns"`;
  });
}

function rareNote({ column: { name }, rare }: LearnedInput, minimumCount: number): readonly string[] {
  if (rare.length === 0) return [];
  const values = rare.length === 1 ? '1 value' : `${formatCount(rare.length)} values`;
  const examples = listSome(rare, maxExamples);
  return [`"${name}" has ${values} that the training part lacks or has less than ${minimumCount} times (${examples}), which count as "other" (minimumCount)`];
}

const maxExamples = 5;

/** 0 and 1 beside true and false. */
function flagsNote({ name, values = [] }: ColumnProfile): readonly string[] {
  const names = values.map((value) => value.name);
  const word = names.find((each) => /^(?:true|false)$/i.test(each));
  const digit = names.find((each) => each === '0' || each === '1');
  if (word === undefined || digit === undefined || !names.every((each) => flagOf(each) !== undefined || /^(?:true|false)$/i.test(each))) return [];
  return [`In the column "${name}", ${JSON.stringify(digit)} and ${JSON.stringify(word)} are two values, though they may say the same`];
}

function numbersOf(inputs: readonly LearnedInput[], profile: RowsProfile): readonly ColumnProfile[] {
  const names = new Set(inputs.filter(({ plan }) => plan.kind === 'number').map(({ plan }) => plan.name));
  return profile.inputs.filter(({ name }) => names.has(name));
}

/** Postal codes and the like, which are not amounts. */
function codeNote({ name, firstCode }: ColumnProfile): readonly string[] {
  if (firstCode === undefined) return [];
  return [`"${name}" was taken for numbers, though it has ${JSON.stringify(firstCode)} with a 0 before it; if its cells are codes, say categorical: "${name}"`];
}

/** A single negative number in a column, such as -999, which often marks a missing value. */
function negativeNote({ name, values = [] }: ColumnProfile): readonly string[] {
  const negative = values.filter((value) => Number(value.name) < 0);
  const [only] = negative;
  if (only === undefined || negative.length > 1 || only.count < 2 || values.length < minBesideNegative || !/^-\d{2,}$/.test(only.name)) return [];
  return [`"${name}" has ${only.name} ${formatCount(only.count)} times, and no other negative number; if it stands for a missing one, say missingMarks: "${only.name}"`];
}

const minBesideNegative = 6;

/** Two values that differ only in case. */
function capitalsNote({ name, values = [], others, words }: ColumnProfile): readonly string[] {
  if (others === 0 || words.areSentences) return [];
  const known = new Map<string, string>();
  for (const value of values) {
    const lower = value.name.toLowerCase();
    const other = known.get(lower);
    if (other !== undefined) return [`In the column "${name}", ${JSON.stringify(other)} and ${JSON.stringify(value.name)} are two values, though they differ in capitals alone`];
    known.set(lower, value.name);
  }
  return [];
}
