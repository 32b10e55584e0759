import { isMissing, toNumber } from '@vitrum/datasets';
import type { RowStore } from '../row-store/row-store.ts';
import { RowWriter, type RowWriterOptions } from '../row-store/row-writer.ts';
import { flagOf, type TargetPlan } from './choose-task.ts';
import { invalidTable, placeOf } from './invalid-table.ts';
import { splitLabels } from './profile-rows.ts';
import { RunningStatistics } from './running-statistics.ts';
import type { RowSource } from './used-rows.ts';

/** What the second pass has to know of an input. */
export type InputPlan =
  | { readonly name: string; readonly kind: 'number' }
  | { readonly name: string; readonly kind: 'category'; readonly values: readonly string[] };

/** What the second pass goes by. */
export interface StorePlan {
  readonly inputs: readonly InputPlan[];
  readonly target: TargetPlan;
  readonly separator: string;
  readonly size: number;
  /** 1 for rows of the training part. */
  readonly isTraining: Uint8Array;
}

/**
 * What the second pass brings: rows of a number for each input (its value, or its category's place; NaN where it is missing)
 * and then of the targets; and what the training part says about each of them.
 */
export interface StoredRows {
  readonly store: RowStore;
  /** Of the numbers that the training part has in each place of a row. */
  readonly statistics: readonly RunningStatistics[];
  /** For each input of categories and for a class, at the place of each value: 1 where the training part has it, 2 where the test part alone does. */
  readonly seen: readonly (Uint8Array | undefined)[];
}

/** The second pass: rows become numbers. */
export async function storeRows(sources: readonly RowSource[], plan: StorePlan, options: RowWriterOptions): Promise<StoredRows> {
  const encoder = new RowEncoder(plan, options);
  try {
    for (const source of sources) {
      for await (const { rows, lines, positions } of source.pass()) {
        rows.forEach((row, index) => encoder.add(row, positions, () => placeOf(source.table.path, lines[index] ?? 0)));
      }
    }
    if (encoder.size !== plan.size) throw changed(sources[0]?.table.path ?? '');
    return { store: encoder.writer.finish(), statistics: encoder.statistics, seen: encoder.seen };
  } catch (error) {
    encoder.writer.abandon();
    throw error;
  }
}

class RowEncoder {
  readonly writer: RowWriter;
  readonly statistics: readonly RunningStatistics[];
  readonly seen: readonly (Uint8Array | undefined)[];
  size = 0;
  readonly #plan: StorePlan;
  readonly #categories: readonly (ReadonlyMap<string, number> | undefined)[];
  readonly #names: ReadonlyMap<string, number>;

  constructor(plan: StorePlan, options: RowWriterOptions) {
    const width = plan.inputs.length + targetWidth(plan.target);
    this.#plan = plan;
    this.writer = new RowWriter(width, options);
    this.statistics = Array.from({ length: width }, () => new RunningStatistics());
    this.seen = [
      ...plan.inputs.map((input) => (input.kind === 'category' ? new Uint8Array(input.values.length) : undefined)),
      ...(plan.target.form === 'class' ? [new Uint8Array(plan.target.names.length)] : []),
    ];
    this.#categories = plan.inputs.map((input) => (input.kind === 'category' ? placesOf(input.values) : undefined));
    this.#names = placesOf(plan.target.names);
  }

  add(row: readonly string[], positions: readonly number[], where: () => string): void {
    if (this.size === this.#plan.size) throw changed(where());
    const numbers = this.writer.next();
    const inputCount = this.#categories.length;
    for (let k = 0; k < inputCount; k++) numbers[k] = this.#input(k, row[positions[k] ?? 0] ?? '', where);
    this.#writeTargets(numbers, inputCount, row, positions, where);
    this.#learn(numbers, this.#plan.isTraining[this.size] === 1);
    this.size++;
  }

  #input(index: number, cell: string, where: () => string): number {
    const categories = this.#categories[index];
    if (categories === undefined) return isMissing(cell) ? NaN : known(toNumber(cell), where);
    return known(categories.get(isMissing(cell) ? '' : cell.trim()), where);
  }

  #writeTargets(numbers: Float64Array, at: number, row: readonly string[], positions: readonly number[], where: () => string): void {
    const { target, separator } = this.#plan;
    const first = row[positions[at] ?? 0] ?? '';
    switch (target.form) {
      case 'class':
        numbers[at] = known(this.#names.get(first.trim()), where);
        return;
      case 'labels':
        numbers.fill(0, at); // the room may have been used before
        for (const label of splitLabels(first, separator)) numbers[at + known(this.#names.get(label), where)] = 1;
        return;
      case 'numbers':
      case 'flags':
        for (let k = at; k < numbers.length; k++) {
          const cell = row[positions[k] ?? 0] ?? '';
          numbers[k] = known(target.form === 'flags' ? flagOf(cell) : toNumber(cell), where);
        }
    }
  }

  #learn(numbers: Float64Array, isTraining: boolean): void {
    for (let k = 0; k < numbers.length; k++) {
      const value = numbers[k] ?? NaN;
      const seen = this.seen[k];
      if (seen !== undefined) seen[value] = isTraining ? 1 : (seen[value] ?? 0) || 2;
      else if (isTraining && !Number.isNaN(value)) this.statistics[k]?.add(value);
    }
  }
}

/** Numbers that the targets of a row take: the class's place, or one for each. */
export function targetWidth({ form, names }: TargetPlan): number {
  return form === 'class' ? 1 : names.length;
}

function placesOf(values: readonly string[]): ReadonlyMap<string, number> {
  return new Map(values.map((value, place) => [value, place]));
}

/** The first pass has seen every cell: what it does not know has come since. */
function known(value: number | undefined, where: () => string): number {
  if (value === undefined) throw changed(where());
  return value;
}

function changed(where: string): Error {
  return invalidTable(`${where}: the file has changed while it was read.`, 'Read it again when nothing writes to it.');
}
