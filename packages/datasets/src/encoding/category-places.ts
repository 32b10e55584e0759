import { categoryKey } from './category-key.ts';

/** So many spellings are remembered: cells of one column repeat. */
const maxSpellings = 10_000;

/** Finds values by what a cell says, however it is spelled. */
export class CategoryPlaces {
  readonly #places: ReadonlyMap<string, number>;
  readonly #spellings = new Map<string, number>();

  constructor(values: readonly string[]) {
    this.#places = new Map(values.map((value, place): [string, number] => [categoryKey(value), place]).reverse()); // of two that say the same, the first
  }

  /** The place of a cell's value; undefined where it is none of them. */
  find(cell: string): number | undefined {
    const known = this.#spellings.get(cell);
    if (known !== undefined) return known;
    const place = this.#places.get(categoryKey(cell));
    if (place !== undefined && this.#spellings.size < maxSpellings) this.#spellings.set(cell, place);
    return place;
  }
}
