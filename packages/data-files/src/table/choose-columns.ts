import { didYouMean, nearestName, VitrumError } from '@vitrum/core';
import { listSome } from '@vitrum/datasets';
import type { Table } from './table.ts';

/** The requested columns, by name or by number from 1 on. */
export interface ColumnChoice {
  /** What is to be predicted; the last column, or the list that ends with it, when it is empty. */
  readonly target: readonly string[];
  /** The inputs; all others when it is empty. */
  readonly columns: readonly string[];
  /** What is not looked at. */
  readonly ignore: readonly string[];
  /** What is a category even where it holds numbers. */
  readonly categorical: readonly string[];
  /** What holds sentences, whose words are the inputs. */
  readonly words: readonly string[];
}

/** The columns that are used, by their names. */
export interface ChosenColumns {
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  readonly categorical: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/**
 * Settles which columns of a table are inputs and which are targets.
 *
 * @throws VITRUM_INVALID_OPTION for a column that is not there or has two roles, or when none is left for an input
 */
export function chooseColumns(table: Table, choice: ColumnChoice): ChosenColumns {
  const find = (names: readonly string[], option: string): readonly string[] => {
    const found = names.flatMap((name) => findColumns(table, name, option));
    return [...new Set(found)];
  };
  const ignored = new Set(find(choice.ignore, 'ignore'));
  const left = table.columns.filter((name) => !ignored.has(name));
  const targets = choice.target.length > 0 ? find(choice.target, 'target') : lastField(table, left);
  // The rest of a list whose one number is the target would give the answer away.
  const answers = new Set(targets.flatMap((name) => [name, ...listOf(table, name)]));
  const inputs = choice.columns.length > 0 ? find(choice.columns, 'columns') : left.filter((name) => !answers.has(name));
  checkRoles(table, [...targets, ...inputs], ignored);
  if (inputs.length === 0 || targets.length === 0) {
    throw invalid(
      `${table.path} has ${count(table.columns.length)} (${listSome(table.columns)}), of which none is left for ${targets.length === 0 ? 'a target' : 'an input'}.`,
      'A table needs at least one input and one target: see the options "target", "columns", "ignore" and "delimiter".',
    );
  }
  return { inputs, targets, categorical: new Set(find(choice.categorical, 'categorical')), words: new Set(find(choice.words, 'words')) };
}

/** The last column, with the others of its list where it is one of a list's. */
function lastField(table: Table, columns: readonly string[]): readonly string[] {
  const last = columns.slice(-1);
  const list = last.flatMap((name) => listOf(table, name)).filter((name) => columns.includes(name));
  return list.length > 0 ? list : last;
}

/** The columns of the list that a column belongs to; none where it belongs to none. */
function listOf({ groups }: Table, name: string): readonly string[] {
  return [...groups.values()].find((columns) => columns.includes(name)) ?? [];
}

/** The column of that name, those of a list of that name, or the column of that number. */
function findColumns({ path, columns, groups }: Table, name: string, option: string): readonly string[] {
  if (columns.includes(name)) return [name];
  const group = groups.get(name);
  if (group !== undefined) return group;
  const numbered = /^[1-9]\d*$/.test(name) ? columns[Number(name) - 1] : undefined;
  if (numbered !== undefined) return [numbered];
  const nearest = nearestName(name, columns);
  throw invalid(`${path} has no column "${name}", which the option "${option}" names.`, `${didYouMean(nearest)}Columns: ${listSome(columns)}.`, nearest);
}

function checkRoles({ path }: Table, used: readonly string[], ignored: ReadonlySet<string>): void {
  const both = used.find((name, index) => used.indexOf(name) < index);
  if (both !== undefined) throw invalid(`The column "${both}" of ${path} cannot be an input and a target.`, 'Name it in one of the two options.');
  const contradicted = used.find((name) => ignored.has(name));
  if (contradicted !== undefined) throw invalid(`The column "${contradicted}" of ${path} is to be used and to be ignored.`, 'Name it in one of the options.');
}

function count(columns: number): string {
  return columns === 1 ? '1 column' : `${columns} columns`;
}

function invalid(message: string, hint: string, nearest?: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint, nearest });
}
