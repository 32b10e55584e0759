import type { RowBatch } from '../table.ts';

/** Maximum number of lines listed. */
const named = 5;

/** Skips headers that repeat among the rows of concatenated tables. */
export class RepeatedHeaders {
  readonly #path: string;
  readonly #header: readonly string[] | undefined;
  #lines: number[] = [];

  /** @param header - The header, if there is one. */
  constructor(path: string, header: readonly string[] | undefined) {
    this.#path = path;
    this.#header = header;
  }

  isHeader(row: readonly string[]): boolean {
    const header = this.#header;
    return header !== undefined && row[0] === header[0] && row.every((cell, column) => cell === header[column]);
  }

  /** Removes the header from rows. */
  async *leaveOut(batches: AsyncIterable<RowBatch>): AsyncGenerator<RowBatch> {
    this.#lines = [];
    let isFirst = true;
    for await (const { rows, lines } of batches) {
      const kept = rows.map((row) => !this.isHeader(row));
      if (!kept.includes(false)) {
        yield { rows, lines };
        continue;
      }
      const headers = lines.filter((_, index) => !kept[index]);
      this.#lines.push(...(isFirst ? headers.slice(1) : headers));
      isFirst = false;
      yield { rows: rows.filter((_, index) => kept[index]), lines: lines.filter((_, index) => kept[index]) };
    }
  }

  /** The note on headers skipped in the last pass. */
  notes(): readonly string[] {
    const count = this.#lines.length;
    if (count === 0) return [];
    const lines = this.#lines.slice(0, named).map((line) => line.toLocaleString('en-US')).join(', ');
    const places = `${count === 1 ? 'line' : 'lines'} ${lines}${count > named ? ` and ${(count - named).toLocaleString('en-US')} more` : ''}`;
    return [`The header of ${this.#path} comes again in ${places}, which ${count === 1 ? 'was' : 'were'} left out`];
  }
}
