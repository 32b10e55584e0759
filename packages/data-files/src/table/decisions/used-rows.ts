import { isMissing } from '@vitrum/datasets/internal';
import type { ChosenColumns } from '../columns/choose-columns.ts';
import { invalidTable } from '../invalid-table.ts';
import { MissingRows } from './missing-rows.ts';
import type { Table } from '../table.ts';

/** The treatment of rows with missing values in used columns. */
export type MissingPolicy = 'error' | 'drop' | 'mean';

/** Rows in use from one file, in batches. */
export interface UsedRows {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  /** The position of each used column in a row: inputs, then targets. */
  readonly positions: readonly number[];
  /** The position of the weight, if rows have one. */
  readonly weight: number | undefined;
}

/** Passes over a table repeatedly, always over the same rows. */
export class RowSource {
  readonly table: Table;
  /** The rows with missing values in the last pass. */
  missing = new MissingRows();
  readonly #positions: readonly number[];
  readonly #names: readonly string[];
  readonly #inputCount: number;
  readonly #weight: number | undefined;
  readonly #weightName: string;
  readonly #policy: MissingPolicy;
  /** Columns in which an empty cell is meaningful: no label applies. */
  readonly #mayBeEmpty: boolean;

  constructor(table: Table, { inputs, targets, weight }: ChosenColumns, policy: MissingPolicy, emptyTargets: boolean) {
    this.table = table;
    this.#names = [...inputs, ...targets];
    this.#inputCount = inputs.length;
    // Rows to test with need no weights: their file may lack the column.
    this.#weight = weight === undefined || !table.columns.includes(weight) ? undefined : positionOf(table, weight);
    this.#weightName = weight ?? '';
    this.#policy = policy;
    this.#mayBeEmpty = emptyTargets;
    this.#positions = this.#names.map((name) => positionOf(table, name));
  }

  /** All rows, complete or not. */
  async *all(): AsyncGenerator<UsedRows> {
    for await (const { rows, lines } of this.table.rows()) yield { rows, lines, positions: this.#positions, weight: this.#weight };
  }

  /**
   * The rows in use. With `drop`, incomplete rows are skipped; with `mean`, only missing targets are errors.
   *
   * @throws VITRUM_INVALID_TABLE after the last row, naming rows that lack something; the errors of reading
   */
  async *pass(): AsyncGenerator<UsedRows> {
    this.missing = new MissingRows();
    for await (const { rows, lines } of this.table.rows()) {
      const kept = rows.map((row, index) => this.#isUsable(row, lines[index] ?? 0));
      const isWhole = !kept.includes(false);
      yield {
        rows: isWhole ? rows : rows.filter((_, index) => kept[index]),
        lines: isWhole ? lines : lines.filter((_, index) => kept[index]),
        positions: this.#positions,
        weight: this.#weight,
      };
    }
    if (this.#policy !== 'drop' && this.missing.count > 0) throw this.missing.error(this.table.path, hints[this.#policy] + this.#markHint());
  }

  /** A mark in a column of words may be a word: Namibia's code is NA. */
  #markHint(): string {
    const marked = this.#names.find((name) => this.table.markIn(name) !== undefined);
    return marked === undefined ? '' : ` If ${JSON.stringify(this.table.markIn(marked))} is a value in "${marked}", say asWritten: "${marked}".`;
  }

  #isUsable(row: readonly string[], line: number): boolean {
    let absent: string[] | undefined;
    for (let k = this.#policy === 'mean' ? this.#inputCount : 0; k < this.#positions.length; k++) {
      if (!isMissing(row[this.#positions[k] ?? 0] ?? '') || (this.#mayBeEmpty && k >= this.#inputCount)) continue;
      absent ??= [];
      absent.push(this.#names[k] ?? '');
    }
    if (this.#weight !== undefined && isMissing(row[this.#weight] ?? '')) absent = [...(absent ?? []), this.#weightName];
    if (absent !== undefined) this.missing.add(line, absent);
    return absent === undefined;
  }
}

const hints: Readonly<Record<Exclude<MissingPolicy, 'drop'>, string>> = {
  error: 'Fill them in, or set "missing" to "drop" to leave such rows out, or to "mean" to have a mean in their place.',
  mean: 'A target, or a weight, cannot be made up: fill it in, or set "missing" to "drop" to leave such rows out.',
};

/** @throws VITRUM_INVALID_TABLE */
function positionOf({ path, columns, isNamed }: Table, name: string): number {
  const position = columns.indexOf(name);
  if (position !== -1) return position;
  throw invalidTable(
    `${path} has no column "${name}".`,
    isNamed ? `Its columns: ${columns.join(', ')}. Give both files the same header.` : 'Give both files a header, or neither.',
  );
}
