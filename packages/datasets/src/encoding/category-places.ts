import { categoryKey } from './category-key.ts';

/** Maximum number of cached spellings. */
const maxSpellings = 10_000;

/** Looks up values by their key, in any spelling. */
export class CategoryPlaces {
  readonly #places: ReadonlyMap<string, number>;
  readonly #spellings = new Map<string, number>();

  constructor(values: readonly string[]) {
    this.#places = new Map(values.map((value, place): [string, number] => [categoryKey(value), place]).reverse()); // the first of equal values wins
  }

  /** The index of a cell's value; undefined if it is unknown. */
  find(cell: string): number | undefined {
    const known = this.#spellings.get(cell);
    if (known !== undefined) return known;
    const place = this.#places.get(categoryKey(cell));
    if (place !== undefined && this.#spellings.size < maxSpellings) this.#spellings.set(cell, place);
    return place;
  }
}
