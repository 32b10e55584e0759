/** Detects row numbers: 0, 1, 2, … or 1, 2, 3, … in each file. */
export class RunningNumbers {
  #isRunning = true;
  #last: number | undefined;
  #file = '';

  add(number: number, file: string): void {
    if (!this.#isRunning) return;
    const isFirst = this.#last === undefined;
    const isNext = this.#last !== undefined && number === this.#last + 1;
    const begins = number === 0 || number === 1;
    this.#isRunning = isNext || ((isFirst || file !== this.#file) && begins);
    this.#last = number;
    this.#file = file;
  }

  /** True if there were numbers, and all of them were row numbers. */
  get isRunning(): boolean {
    return this.#isRunning && this.#last !== undefined;
  }
}
