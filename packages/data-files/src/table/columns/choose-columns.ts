import { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { listSome } from '@vitrum/datasets/internal';
import type { Table } from '../table.ts';

/** The requested columns, by name or by number from 1. */
export interface ColumnChoice {
  /** The targets; if empty, the last column, or the list that ends with it. */
  readonly target: readonly string[];
  /** The inputs; if empty, all other columns. */
  readonly columns: readonly string[];
  /** Ignored columns. */
  readonly ignore: readonly string[];
  /** The column of weights; empty for none. */
  readonly sampleWeights?: string;
  /** Columns treated as categories even if they hold numbers. */
  readonly categorical: readonly string[];
  /** Columns of sentences, whose words are the inputs. */
  readonly words: readonly string[];
}

/** The chosen columns, by name. */
export interface ChosenColumns {
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  /** The weight of each row in training, if there is such a column. */
  readonly weight?: string;
  readonly categorical: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/**
 * Divides the columns of a table into inputs and targets.
 *
 * @throws VITRUM_INVALID_OPTION for a column that is not there or has two roles, or when none is left for an input
 */
export function chooseColumns(table: Table, choice: ColumnChoice): ChosenColumns {
  const find = (names: readonly string[], option: string): readonly string[] => {
    const found = names.flatMap((name) => findColumns(table, name, option));
    return [...new Set(found)];
  };
  const ignored = new Set(find(choice.ignore, 'ignore'));
  const weights = choice.sampleWeights ? find([choice.sampleWeights], 'sampleWeights') : [];
  const [weight] = weights;
  if (weights.length > 1) throw invalid(`"${choice.sampleWeights ?? ''}" of ${table.path} is a list of ${weights.length} columns, and a row has one weight.`, 'Name one column.');
  const left = table.columns.filter((name) => !ignored.has(name) && name !== weight);
  const targets = choice.target.length > 0 ? find(choice.target, 'target') : lastField(table, left);
  // The rest of a list that contains the target would reveal the answer.
  const answers = new Set(targets.flatMap((name) => [name, ...listOf(table, name)]));
  const inputs = choice.columns.length > 0 ? find(choice.columns, 'columns') : left.filter((name) => !answers.has(name));
  checkRoles(table, [...targets, ...inputs], ignored);
  if (weight !== undefined) checkWeight(table, weight, [...targets, ...inputs]);
  if (inputs.length === 0 || targets.length === 0) {
    throw invalid(
      `${table.path} has ${count(table.columns.length)} (${listSome(table.columns)}), of which none is left for ${targets.length === 0 ? 'a target' : 'an input'}.`,
      'A table needs at least one input and one target: see the options "target", "columns", "ignore" and "delimiter".',
    );
  }
  return { inputs, targets, ...(weight !== undefined && { weight }), categorical: new Set(find(choice.categorical, 'categorical')), words: new Set(find(choice.words, 'words')) };
}

/** The last column, or the whole list that it belongs to. */
function lastField(table: Table, columns: readonly string[]): readonly string[] {
  const last = columns.slice(-1);
  const list = last.flatMap((name) => listOf(table, name)).filter((name) => columns.includes(name));
  return list.length > 0 ? list : last;
}

/** The columns of the list that a column belongs to; empty if there is none. */
function listOf({ groups }: Table, name: string): readonly string[] {
  return [...groups.values()].find((columns) => columns.includes(name)) ?? [];
}

/** The column or list of that name, or the column of that number. */
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

function checkWeight({ path }: Table, weight: string, used: readonly string[]): void {
  if (used.includes(weight)) throw invalid(`The column "${weight}" of ${path} cannot be the weight of a row and an input or a target.`, 'Name it in one of the options.');
}

function count(columns: number): string {
  return columns === 1 ? '1 column' : `${columns} columns`;
}

function invalid(message: string, hint: string, nearest?: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint, nearest });
}
