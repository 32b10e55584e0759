/** Marks taken for missing values in each column, which may in fact be values. */
export class MissingMarks {
  readonly #first = new Map<number, string>();

  /** Adds a cell that was taken for a missing value. */
  add(column: number, cell: string): void {
    const mark = cell.trim();
    if (mark !== '' && !this.#first.has(column)) this.#first.set(column, mark);
  }

  /** The first mark in a column; undefined if there is none. */
  of(column: number): string | undefined {
    return this.#first.get(column);
  }
}
