import { describeValue, isListOf } from '@vitrum/core/internal';

/** A flattened JSON object: cells by column name, and the columns of each list. */
export interface FlatRecord {
  readonly cells: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** The names of lists of strings. */
  readonly lists: ReadonlySet<string>;
}

/**
 * Flattens a JSON object to cells: a list of numbers becomes columns `name[0]`, `name[1]` and so on, a list of strings a single
 * cell.
 *
 * @param refuse - Makes the error for a value that no cell can hold.
 */
export function flattenRecord(
  record: Readonly<Record<string, unknown>>,
  separator: string,
  refuse: (problem: string) => Error,
): FlatRecord {
  const cells = new Map<string, string>();
  const groups = new Map<string, readonly string[]>();
  const lists = new Set<string>();
  for (const [name, value] of Object.entries(record)) {
    if (isInfinite(value)) throw refuse(`"${name}" holds a number too large for a network, beyond 3.4e38`);
    const cell = cellOf(value);
    if (cell !== undefined) {
      cells.set(name, cell);
    } else if (isListOf(value, isText)) {
      const divided = value.find((item) => item.includes(separator));
      if (divided !== undefined) throw refuse(`"${name}" holds ${describeValue(divided)}, which has the labelSeparator ${describeValue(separator)} in it`);
      cells.set(name, value.join(separator));
      lists.add(name);
    } else if (isListOf(value, isNumber)) {
      groups.set(name, value.map((_, index) => `${name}[${index}]`));
      value.forEach((item, index) => cells.set(`${name}[${index}]`, String(item)));
    } else {
      throw refuse(`"${name}" must be a number, a text, true or false, or a list of numbers or of texts, got ${describeValue(value)}`);
    }
  }
  return { cells, groups, lists };
}

/** JSON has no infinity: this is a number out of range, such as 1e400. */
function isInfinite(value: unknown): boolean {
  return value === Infinity || value === -Infinity || (Array.isArray(value) && value.some(isInfinite));
}

function cellOf(value: unknown): string | undefined {
  if (value === null) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
