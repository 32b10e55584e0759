import { describeValue } from '@vitrum/core/internal';
import { CategoryPlaces, isMissing, toNumber } from '@vitrum/datasets/internal';
import type { RowStore } from '../../row-store/row-store.ts';
import { RowWriter, type RowWriterOptions } from '../../row-store/row-writer.ts';
import { isClass, type TargetPlan } from '../decisions/choose-task.ts';
import { flagOf } from '../columns/flag-of.ts';
import { invalidTable, placeOf } from '../invalid-table.ts';
import type { InputPlan } from '../decisions/plan-inputs.ts';
import { placeOfOne, splitLabels } from '../columns/profile-rows.ts';
import { RunningStatistics } from '../columns/running-statistics.ts';
import type { RowSource, UsedRows } from '../decisions/used-rows.ts';

/** The plan for the second pass. */
export interface StorePlan {
  readonly inputs: readonly InputPlan[];
  readonly target: TargetPlan;
  readonly separator: string;
  readonly size: number;
  /** 1 for rows of the training part. */
  readonly isTraining: Uint8Array;
  /** True if rows are held out for validation. */
  readonly hasValidation: boolean;
  /** The column of weights, which are stored behind the targets. */
  readonly weight?: string | undefined;
}

/** The frequency of a value in the two parts. */
export interface ValueCounts {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

/**
 * The result of the second pass: rows with a number for each input (a value, or the index of a category or sentence; NaN if
 * missing) followed by the targets; and statistics of the training part.
 */
export interface StoredRows {
  readonly store: RowStore;
  /** Statistics of each column of the stored rows, from the training part. */
  readonly statistics: readonly RunningStatistics[];
  /** For each categorical input, and for a class target: the frequency of each value. */
  readonly counts: readonly (ValueCounts | undefined)[];
  /** For each input of sentences: all of them, in memory. */
  readonly sentences: readonly (readonly string[] | undefined)[];
}

/** The second pass: converts rows to numbers. */
export async function storeRows(sources: readonly RowSource[], plan: StorePlan, options: RowWriterOptions): Promise<StoredRows> {
  const encoder = new RowEncoder(plan, options);
  try {
    for (const source of sources) {
      for await (const { rows, lines, positions, weight } of source.pass()) {
        rows.forEach((row, index) => encoder.add(row, { positions, weight }, () => placeOf(source.table.path, lines[index] ?? 0)));
      }
    }
    if (encoder.size !== plan.size) throw changed(sources[0]?.table.path ?? '');
    const { statistics, counts, sentences } = encoder;
    return { store: encoder.writer.finish(), statistics, counts, sentences };
  } catch (error) {
    encoder.writer.abandon();
    throw error;
  }
}

class RowEncoder {
  readonly writer: RowWriter;
  readonly statistics: readonly RunningStatistics[];
  readonly counts: readonly (ValueCounts | undefined)[];
  readonly sentences: readonly (string[] | undefined)[];
  size = 0;
  readonly #plan: StorePlan;
  readonly #categories: readonly (CategoryPlaces | undefined)[];
  readonly #names: CategoryPlaces;

  constructor(plan: StorePlan, options: RowWriterOptions) {
    const { inputs, target } = plan;
    const width = inputs.length + targetWidth(target) + (plan.weight === undefined ? 0 : 1);
    this.#plan = plan;
    this.writer = new RowWriter(width, options);
    this.statistics = Array.from({ length: width }, () => new RunningStatistics());
    this.counts = [
      ...inputs.map((input) => (input.kind === 'category' ? countsOf(input.values) : undefined)),
      ...(isClass(target) ? [countsOf(target.names)] : []),
    ];
    this.sentences = inputs.map(({ kind }) => (kind === 'words' ? [] : undefined));
    this.#categories = inputs.map((input) => (input.kind === 'category' ? new CategoryPlaces(input.values) : undefined));
    this.#names = new CategoryPlaces(target.names);
  }

  add(row: readonly string[], { positions, weight }: Pick<UsedRows, 'positions' | 'weight'>, where: () => string): void {
    if (this.size === this.#plan.size) throw changed(where());
    const numbers = this.writer.next();
    const inputCount = this.#categories.length;
    for (let k = 0; k < inputCount; k++) numbers[k] = this.#input(k, row[positions[k] ?? 0] ?? '', where);
    this.#writeTargets(numbers, inputCount, row, positions, where);
    if (this.#plan.weight !== undefined) numbers[numbers.length - 1] = weight === undefined ? 1 : readWeight(row[weight] ?? '', this.#plan.weight, where);
    this.#learn(numbers, this.#plan.isTraining[this.size] === 1);
    this.size++;
  }

  #input(index: number, cell: string, where: () => string): number {
    const sentences = this.sentences[index];
    if (sentences !== undefined) return sentences.push(cell.trim()) - 1;
    const categories = this.#categories[index];
    if (categories === undefined) return isMissing(cell) ? NaN : known(toNumber(cell), where);
    return known(categories.find(isMissing(cell) ? '' : cell), where);
  }

  #writeTargets(numbers: Float64Array, at: number, row: readonly string[], positions: readonly number[], where: () => string): void {
    const { target, separator } = this.#plan;
    const first = row[positions[at] ?? 0] ?? '';
    switch (target.form) {
      case 'class':
        numbers[at] = known(this.#names.find(first), where);
        return;
      case 'one-hot': {
        const place = placeOfOne(positions.slice(at).map((position) => row[position] ?? ''));
        numbers[at] = known(place === -1 ? undefined : place, where);
        return;
      }
      case 'labels':
        numbers.fill(0, at); // the buffer may be reused
        for (const label of splitLabels(first, separator)) numbers[at + known(this.#names.find(label), where)] = 1;
        return;
      case 'numbers':
      case 'flags':
        for (let k = at; k < at + target.names.length; k++) {
          const cell = row[positions[k] ?? 0] ?? '';
          numbers[k] = known(target.form === 'flags' ? flagOf(cell) : toNumber(cell), where);
        }
    }
  }

  #learn(numbers: Float64Array, isTraining: boolean): void {
    for (let k = 0; k < numbers.length; k++) {
      const value = numbers[k] ?? NaN;
      const counts = this.counts[k]?.[isTraining ? 'train' : 'test'];
      if (counts !== undefined) counts[value] = (counts[value] ?? 0) + 1;
      else if (isTraining && !Number.isNaN(value)) this.statistics[k]?.add(value);
    }
  }
}

/** @throws VITRUM_INVALID_TABLE */
function readWeight(cell: string, column: string, where: () => string): number {
  const weight = toNumber(cell) ?? NaN;
  if (weight > 0 && weight < Infinity) return weight;
  throw invalidTable(
    `${where()}: the weight in "${column}" is ${describeValue(cell.trim())}, which is not a number greater than 0.`,
    'Leave out rows that are not to count, and give the others positive numbers.',
  );
}

/** Number of target columns in a stored row: one for a class index, otherwise one per target. */
function targetWidth(target: TargetPlan): number {
  return isClass(target) ? 1 : target.names.length;
}

function countsOf(values: readonly string[]): ValueCounts {
  return { train: new Uint32Array(values.length), test: new Uint32Array(values.length) };
}

/** The first pass has seen every cell: an unknown one means that the file has changed. */
function known(value: number | undefined, where: () => string): number {
  if (value === undefined) throw changed(where());
  return value;
}

function changed(where: string): Error {
  return invalidTable(`${where}: the file has changed while it was read.`, 'Read it again when nothing writes to it.');
}
