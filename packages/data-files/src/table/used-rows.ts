import { isMissing } from '@vitrum/datasets';
import type { ChosenColumns } from './choose-columns.ts';
import { invalidTable } from './invalid-table.ts';
import { MissingRows } from './missing-rows.ts';
import type { Table } from './table.ts';

/** What is done with a row that has no value for a column in use. */
export type MissingPolicy = 'error' | 'drop' | 'mean';

/** The rows of one file that are used, in the form in which they are read. */
export interface UsedRows {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  /** Where in a row the cell of each column in use stands: inputs, then targets. */
  readonly positions: readonly number[];
}

/** Goes through a table as often as needed, each time over the same rows. */
export class RowSource {
  readonly table: Table;
  /** What the last pass left out, or may not leave out. */
  missing = new MissingRows();
  readonly #positions: readonly number[];
  readonly #names: readonly string[];
  readonly #inputCount: number;
  readonly #policy: MissingPolicy;
  /** Columns in which an empty cell says something: no label applies. */
  readonly #mayBeEmpty: boolean;

  constructor(table: Table, { inputs, targets }: ChosenColumns, policy: MissingPolicy, emptyTargets: boolean) {
    this.table = table;
    this.#names = [...inputs, ...targets];
    this.#inputCount = inputs.length;
    this.#policy = policy;
    this.#mayBeEmpty = emptyTargets;
    this.#positions = this.#names.map((name) => positionOf(table, name));
  }

  /** All rows, whatever they lack. */
  async *all(): AsyncGenerator<UsedRows> {
    for await (const { rows, lines } of this.table.rows()) yield { rows, lines, positions: this.#positions };
  }

  /**
   * The rows in use. With `drop`, rows that lack something are left out; with `mean`, those that lack a target are an error.
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
    if (absent !== undefined) this.missing.add(line, absent);
    return absent === undefined;
  }
}

const hints: Readonly<Record<Exclude<MissingPolicy, 'drop'>, string>> = {
  error: 'Fill them in, or set "missing" to "drop" to leave such rows out, or to "mean" to have a mean in their place.',
  mean: 'A target cannot be made up: fill it in, or set "missing" to "drop" to leave such rows out.',
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
