import { invalidTable } from '../invalid-table.ts';

/** Maximum number of rows listed. */
const named = 5;

/** Counts rows with missing values, and lists the first few. */
export class MissingRows {
  count = 0;
  readonly #first: string[] = [];

  /** @param columns - The columns without a value. */
  add(line: number, columns: readonly string[]): void {
    this.count++;
    if (this.#first.length < named) this.#first.push(`line ${line.toLocaleString('en-US')} (${columns.join(', ')})`);
  }

  /** `line 3 (age), line 9 (age, fare) and 4 more` */
  describe(): string {
    const more = this.count - this.#first.length;
    return `${this.#first.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''}`;
  }

  /** `2 rows of x.csv were left out since they lack values: line 3 (age), line 9 (fare)` */
  note(file: string): string {
    return `${this.#rows} of ${file} ${this.count === 1 ? 'was left out since it lacks' : 'were left out since they lack'} values: ${this.describe()}`;
  }

  get #rows(): string {
    return this.count === 1 ? '1 row' : `${this.count.toLocaleString('en-US')} rows`;
  }

  /** `2 rows of x.csv lack values: line 3 (age), line 9 (fare)` */
  error(file: string, hint: string): Error {
    return invalidTable(`${this.#rows} of ${file} ${this.count === 1 ? 'lacks' : 'lack'} values: ${this.describe()}.`, hint);
  }
}
