import { isMissing, isTooLarge, toNumber } from '@vitrum/datasets';
import { placeOf } from './invalid-table.ts';

/** The most different values that a column of categories may have as an input. */
export const mostCategories = 256;
/** The most classes or labels; beyond this no list of values is kept. */
export const mostValues = 1000;

/** A cell that stands out, and where it stands. */
export interface PlacedCell {
  readonly cell: string;
  readonly where: string;
}

/** What is learned about a column while its cells go by. */
export class ColumnProfile {
  readonly name: string;
  /** Cells with a number, and cells with anything else but nothing. */
  numbers = 0;
  others = 0;
  /** True once there was a number that is not whole. */
  hasFractions = false;
  /** Cells with a number beyond those of a network, which count among the others too. */
  tooLarge = 0;
  /** The first cell that is no number. */
  firstOther: PlacedCell | undefined;
  /** Its different cells, numbered in the order in which they came; undefined once there were too many. */
  values: Map<string, number> | undefined = new Map();
  /** Where each of them came first. */
  readonly firstPlaces: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /**
   * Takes in a cell of a file's line.
   *
   * @returns the number of its value; −1 for a missing one, or when there are too many
   */
  add(cell: string, file: string, line: number): number {
    if (isMissing(cell)) return -1;
    const number = toNumber(cell);
    if (number === undefined) {
      this.others++;
      if (isTooLarge(cell)) this.tooLarge++;
      this.firstOther ??= { cell, where: placeOf(file, line) };
    } else {
      this.numbers++;
      if (!Number.isInteger(number)) this.hasFractions = true;
    }
    return this.#count(cell.trim(), file, line);
  }

  #count(value: string, file: string, line: number): number {
    if (this.values === undefined) return -1;
    const known = this.values.get(value);
    if (known !== undefined) return known;
    if (this.values.size === mostValues) {
      this.values = undefined; // gives its memory back: such a column is a column of numbers, or refused
      return -1;
    }
    this.values.set(value, this.values.size);
    this.firstPlaces.push(placeOf(file, line));
    return this.values.size - 1;
  }
}
