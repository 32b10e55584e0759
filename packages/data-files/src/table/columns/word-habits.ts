/** Maximum number of cells inspected. */
const maxCells = 1000;
/** Minimum mean number of words in a column of sentences, if most words are in lower case … */
const minMeanWords = 3;
const minShareOfSmall = 0.5;
/** … and in any case: names and codes are shorter. */
const manyWords = 8;

const word = /[\p{L}\p{N}\p{M}]+/gu;
const capital = /^[\p{Lu}\p{Lt}]/u;
const letter = /^\p{L}/u;

/** Counts words and their capitalization, which distinguishes sentences from names. */
export class WordHabits {
  #cells = 0;
  #words = 0;
  #small = 0;
  #capitals = 0;

  add(cell: string): void {
    if (this.#cells === maxCells) return;
    this.#cells++;
    for (const [found] of cell.matchAll(word)) {
      this.#words++;
      if (capital.test(found)) this.#capitals++;
      else if (letter.test(found)) this.#small++;
    }
  }

  /** True for cells with many words. */
  get areLong(): boolean {
    return this.#mean >= manyWords;
  }

  /** True for sentences: `what a lovely day`, but not `Braund, Mr. Owen Harris`. */
  get areSentences(): boolean {
    const shareOfSmall = this.#small / Math.max(1, this.#small + this.#capitals);
    // Numbers with units, such as 12.5 km/kg, contain words too, but not mostly.
    const areOfLetters = this.#small + this.#capitals > this.#words / 2;
    return this.areLong || (this.#mean >= minMeanWords && shareOfSmall >= minShareOfSmall && areOfLetters);
  }

  get #mean(): number {
    return this.#words / Math.max(1, this.#cells);
  }
}
