import type { ChosenColumns } from './choose-columns.ts';
import { ColumnProfile } from './column-profile.ts';
import { flagOf } from './flag-of.ts';
import { GrowingList } from './growing-list.ts';
import type { RowSource, UsedRows } from '../decisions/used-rows.ts';

/** The result of the first pass over the rows. */
export interface RowsProfile {
  readonly inputs: readonly ColumnProfile[];
  readonly targets: readonly ColumnProfile[];
  /** Number of rows used from each file. */
  readonly sizes: readonly number[];
  /** The class index of each row, if the targets may be classes. */
  readonly labels: Int32Array | undefined;
  /** True for several one-hot target columns. */
  readonly isOneHot: boolean;
}

/**
 * Profiles each column in one pass over the rows in use, or over all rows.
 *
 * @param separator - Divides the labels of a target, where it holds several.
 */
export async function profileRows(
  sources: readonly RowSource[],
  chosen: ChosenColumns,
  which: 'all' | 'used',
  separator?: string,
): Promise<RowsProfile> {
  const profiler = new RowProfiler(chosen, separator);
  const sizes: number[] = [];
  for (const source of sources) {
    const before = profiler.size;
    for await (const rows of which === 'all' ? source.all() : source.pass()) profiler.add(rows, source.table.path);
    sizes.push(profiler.size - before);
  }
  const { inputs, targets, isOneHot } = profiler;
  return { inputs, targets, sizes, labels: profiler.labels(), isOneHot };
}

class RowProfiler {
  readonly inputs: readonly ColumnProfile[];
  readonly targets: readonly ColumnProfile[];
  readonly #separator: string | undefined;
  readonly #labels = new GrowingList();
  size = 0;
  isOneHot: boolean;

  constructor({ inputs, targets }: ChosenColumns, separator: string | undefined) {
    this.inputs = inputs.map((name) => new ColumnProfile(name));
    this.targets = targets.map((name) => new ColumnProfile(name));
    this.#separator = separator;
    this.isOneHot = targets.length > 1;
  }

  add({ rows, lines, positions }: UsedRows, file: string): void {
    rows.forEach((row, index) => this.#addRow(row, positions, file, lines[index] ?? 0));
    this.size += rows.length;
  }

  labels(): Int32Array | undefined {
    const [only] = this.targets;
    const areClasses = this.targets.length > 1 ? this.isOneHot : this.#separator === undefined && only?.values !== undefined;
    return areClasses ? this.#labels.toArray() : undefined;
  }

  #addRow(row: readonly string[], positions: readonly number[], file: string, line: number): void {
    const inputCount = this.inputs.length;
    for (let k = 0; k < inputCount; k++) this.inputs[k]?.add(row[positions[k] ?? 0] ?? '', file, line);
    for (let k = 0; k < this.targets.length; k++) this.#addTarget(k, row[positions[inputCount + k] ?? 0] ?? '', file, line);
    if (this.isOneHot) this.#addOneHot(row, positions.slice(inputCount));
  }

  #addTarget(index: number, cell: string, file: string, line: number): void {
    const profile = this.targets[index];
    if (this.#separator !== undefined) {
      for (const label of splitLabels(cell, this.#separator)) profile?.add(label, file, line);
      return;
    }
    const value = profile?.add(cell, file, line) ?? -1;
    if (this.targets.length === 1 && profile?.values !== undefined) this.#labels.push(value);
  }

  #addOneHot(row: readonly string[], positions: readonly number[]): void {
    const place = placeOfOne(positions.map((position) => row[position] ?? ''));
    if (place === -1) this.isOneHot = false;
    else this.#labels.push(place);
  }
}

/** The index of the only 1 among zeros; −1 for any other cells. */
export function placeOfOne(cells: readonly string[]): number {
  const flags = cells.map(flagOf);
  const isOneHot = flags.every((flag) => flag !== undefined) && flags.filter((flag) => flag === 1).length === 1;
  return isOneHot ? flags.indexOf(1) : -1;
}

/** The labels in a cell such as `red|round`; none if it is empty. */
export function splitLabels(cell: string, separator: string): readonly string[] {
  const labels = cell.split(separator).map((label) => label.trim());
  return [...new Set(labels.filter((label) => label !== ''))];
}
