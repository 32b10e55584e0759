import { categoryKey, categoryName, isMissing, isTooLarge, toNumber } from '@vitrum/datasets/internal';
import { placeOf } from '../invalid-table.ts';
import { RunningNumbers } from './running-numbers.ts';
import { WordHabits } from './word-habits.ts';

/** Maximum number of categories in an input column. */
export const maxCategories = 256;
/** Maximum number of classes or labels; beyond this, no list of values is kept. */
export const maxValues = 1000;
const maxSpellings = 4 * maxValues;

/** A conspicuous cell, and its position. */
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

/** True for at least four digits with a leading zero; days and months have fewer. */
function isCode(cell: string): boolean {
  return (cell.charCodeAt(0) === zero || cell.charCodeAt(0) <= 32) && /^0\d{3,}$/.test(cell.trim());
}

/** Statistics of a column, updated cell by cell. */
export class ColumnProfile {
  readonly name: string;
  /** Numbers of numeric, other and missing cells. */
  numbers = 0;
  others = 0;
  missing = 0;
  /** True once a number has a fraction. */
  hasFractions = false;
  /** Number of numeric cells beyond the range of 32-bit floats; they count as numeric too. */
  tooLarge = 0;
  /** The first cell that is not a number. */
  firstOther: PlacedCell | undefined;
  /** The first number with a leading zero, as in codes: `01234`. */
  firstCode: string | undefined;
  /** Distinct values in order of appearance; undefined once there are too many. */
  values: CountedValue[] | undefined = [];
  readonly running = new RunningNumbers();
  readonly words = new WordHabits();
  /** Index of each value by its key: 1 and 1.0 are the same. */
  readonly #places = new Map<string, number>();
  /** The same by spelling, as a cache: most spellings repeat. */
  readonly #spellings = new Map<string, number>();
  /** Number of cells seen before there were too many values. */
  #listed = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Number of cells with a value. */
  get filled(): number {
    return this.numbers + this.others;
  }

  /** True if all compared cells differ. */
  get isUnique(): boolean {
    return this.values === undefined ? this.#listed === maxValues : this.values.length === this.filled;
  }

  /** Fraction of the compared cells whose value is unique among them. */
  get shareOfSingles(): number {
    if (this.values === undefined) return maxValues / Math.max(1, this.#listed);
    return this.values.filter(({ count }) => count === 1).length / Math.max(1, this.filled);
  }

  /**
   * Adds a cell.
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

  /** The index of a new spelling; −1 if there are too many values. */
  #findOrAdd(cell: string, values: CountedValue[], file: string, line: number): number {
    const key = categoryKey(cell);
    const known = this.#places.get(key);
    if (known === undefined && values.length === maxValues) {
      this.values = undefined; // frees memory: such a column holds numbers or sentences, or is useless
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
