import type { ChosenColumns } from './choose-columns.ts';
import { ColumnProfile } from './column-profile.ts';
import { GrowingList } from './growing-list.ts';
import type { RowSource, UsedRows } from './used-rows.ts';

/** What the first pass over the rows finds out. */
export interface RowsProfile {
  readonly inputs: readonly ColumnProfile[];
  readonly targets: readonly ColumnProfile[];
  /** Number of rows in use, for each of the files. */
  readonly sizes: readonly number[];
  /** For each row the number of its target's value, where there is one target that has not too many. */
  readonly labels: Int32Array | undefined;
}

/** The first pass: what each column holds. `separator` divides the labels of a target, where it holds several. */
export async function profileRows(sources: readonly RowSource[], chosen: ChosenColumns, separator?: string): Promise<RowsProfile> {
  const profiler = new RowProfiler(chosen, separator);
  const sizes: number[] = [];
  for (const source of sources) {
    const before = profiler.size;
    for await (const rows of source.pass()) profiler.add(rows, source.table.path);
    sizes.push(profiler.size - before);
  }
  return { inputs: profiler.inputs, targets: profiler.targets, sizes, labels: profiler.labels() };
}

class RowProfiler {
  readonly inputs: readonly ColumnProfile[];
  readonly targets: readonly ColumnProfile[];
  readonly #separator: string | undefined;
  readonly #labels = new GrowingList();
  size = 0;

  constructor({ inputs, targets }: ChosenColumns, separator: string | undefined) {
    this.inputs = inputs.map((name) => new ColumnProfile(name));
    this.targets = targets.map((name) => new ColumnProfile(name));
    this.#separator = separator;
  }

  add({ rows, lines, positions }: UsedRows, file: string): void {
    rows.forEach((row, index) => this.#addRow(row, positions, file, lines[index] ?? 0));
    this.size += rows.length;
  }

  labels(): Int32Array | undefined {
    const [only] = this.targets;
    return this.#countsLabels && only?.values !== undefined ? this.#labels.toArray() : undefined;
  }

  get #countsLabels(): boolean {
    return this.targets.length === 1 && this.#separator === undefined;
  }

  #addRow(row: readonly string[], positions: readonly number[], file: string, line: number): void {
    const inputCount = this.inputs.length;
    for (let k = 0; k < inputCount; k++) this.inputs[k]?.add(row[positions[k] ?? 0] ?? '', file, line);
    for (let k = 0; k < this.targets.length; k++) this.#addTarget(k, row[positions[inputCount + k] ?? 0] ?? '', file, line);
  }

  #addTarget(index: number, cell: string, file: string, line: number): void {
    const profile = this.targets[index];
    if (this.#separator !== undefined) {
      for (const label of splitLabels(cell, this.#separator)) profile?.add(label, file, line);
      return;
    }
    const value = profile?.add(cell, file, line) ?? -1;
    if (this.#countsLabels && profile?.values !== undefined) this.#labels.push(value);
  }
}

/** The labels in a cell such as `red|round`; none in an empty one. */
export function splitLabels(cell: string, separator: string): readonly string[] {
  const labels = cell.split(separator).map((label) => label.trim());
  return [...new Set(labels.filter((label) => label !== ''))];
}
