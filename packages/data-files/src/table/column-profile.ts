import { categoryKey, categoryName, isMissing, isTooLarge, toNumber } from '@vitrum/datasets';
import { placeOf } from './invalid-table.ts';
import { RunningNumbers } from './running-numbers.ts';
import { WordHabits } from './word-habits.ts';

/** The most different values that a column of categories may have as an input. */
export const maxCategories = 256;
/** The most classes or labels; beyond this no list of values is kept. */
export const maxValues = 1000;
const maxSpellings = 4 * maxValues;

/** A cell that stands out, and where it stands. */
export interface PlacedCell {
  readonly cell: string;
  readonly where: string;
}

/** A value of a column. */
export interface CountedValue {
  readonly name: string;
  readonly firstPlace: string;
  count: number;
}

const zero = 48;

/** True for digits with a 0 before them, four at least: days and months are no codes. */
function isCode(cell: string): boolean {
  return (cell.charCodeAt(0) === zero || cell.charCodeAt(0) <= 32) && /^0\d{3,}$/.test(cell.trim());
}

/** What is learned about a column while its cells go by. */
export class ColumnProfile {
  readonly name: string;
  /** Cells with a number, cells with anything else but nothing, and cells without a value. */
  numbers = 0;
  others = 0;
  missing = 0;
  /** True once there was a number that is not whole. */
  hasFractions = false;
  /** Cells with a number beyond those of a network, which count among the others too. */
  tooLarge = 0;
  /** The first cell that is no number. */
  firstOther: PlacedCell | undefined;
  /** The first number with a 0 before it, as codes have: `01234`. */
  firstCode: string | undefined;
  /** Its different values in the order in which they came; undefined once there were too many. */
  values: CountedValue[] | undefined = [];
  readonly running = new RunningNumbers();
  readonly words = new WordHabits();
  /** The place of each value by what it says: 1 and 1.0 say the same. */
  readonly #places = new Map<string, number>();
  /** The same by how it is spelled: nearly every cell has been met before. */
  readonly #spellings = new Map<string, number>();
  /** Cells that went by until there were too many values. */
  #listed = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Cells that have a value. */
  get filled(): number {
    return this.numbers + this.others;
  }

  /** True where no two of the cells that were compared say the same. */
  get isUnique(): boolean {
    return this.values === undefined ? this.#listed === maxValues : this.values.length === this.filled;
  }

  /** The share of the compared cells whose value no other one has, or had when there were too many. */
  get shareOfSingles(): number {
    if (this.values === undefined) return maxValues / Math.max(1, this.#listed);
    return this.values.filter(({ count }) => count === 1).length / Math.max(1, this.filled);
  }

  /**
   * Takes in a cell of a file's line.
   *
   * @returns the place of its value; −1 for a missing one, or when there are too many
   */
  add(cell: string, file: string, line: number): number {
    if (isMissing(cell)) {
      this.missing++;
      return -1;
    }
    const number = toNumber(cell);
    if (number === undefined) {
      this.others++;
      if (isTooLarge(cell)) this.tooLarge++;
      this.firstOther ??= { cell, where: placeOf(file, line) };
      this.words.add(cell);
    } else {
      this.numbers++;
      if (!Number.isInteger(number)) this.hasFractions = true;
      else if (this.firstCode === undefined && isCode(cell)) this.firstCode = cell.trim();
      this.running.add(number, file);
    }
    return this.values === undefined ? -1 : this.#count(cell, this.values, file, line);
  }

  #count(cell: string, values: CountedValue[], file: string, line: number): number {
    const place = this.#spellings.get(cell) ?? this.#findOrAdd(cell, values, file, line);
    const value = values[place];
    if (value === undefined) return -1;
    value.count++;
    this.#listed++;
    return place;
  }

  /** The place of a spelling that has not been met; −1 where there are too many values. */
  #findOrAdd(cell: string, values: CountedValue[], file: string, line: number): number {
    const key = categoryKey(cell);
    const known = this.#places.get(key);
    if (known === undefined && values.length === maxValues) {
      this.values = undefined; // gives its memory back: such a column is one of numbers or sentences, or of no use
      this.#places.clear();
      this.#spellings.clear();
      return -1;
    }
    const place = known ?? values.push({ name: categoryName(cell), firstPlace: placeOf(file, line), count: 0 }) - 1;
    this.#places.set(key, place);
    if (this.#spellings.size < maxSpellings) this.#spellings.set(cell, place);
    return place;
  }
}
