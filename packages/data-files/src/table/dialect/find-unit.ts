/** A number with a prefix or suffix. */
const withUnit = /^\(?[+\-−]?\s*(\D*?)\s*[+\-−]?\s*(?:\d+(?:[.,'’ \u00a0\u202f]\d+)*[.,]?|[.,]\d+)(?:e[+-]?\d+)?\s*([^\d()]*)\)?$/iu;
const currencies: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), 'kr', 'kr.', 'zł', 'Kč', 'Ft', 'lei', 'Fr.', 'Rs', 'Rs.']);

/** The unit of a column, and the number of cells that have it. */
export interface FoundUnit {
  readonly unit: string;
  /** True for a currency or percent sign; others are words or abbreviations of units. */
  readonly isKnown: boolean;
  readonly count: number;
}

/**
 * The common unit of numbers: a currency, `%`, or the same letters after all of them, such as `kg`. Undefined if there is none or
 * more than one.
 */
export function findUnit(cells: readonly string[]): FoundUnit | undefined {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const [, before = '', after = ''] = withUnit.exec(cell) ?? [];
    if (before !== '' && (after !== '' || !isCurrency(before))) return undefined;
    const unit = before || after;
    if (unit !== '') counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const [[unit, count] = ['', 0], ...others] = counts;
  if (unit === '' || others.length > 0) return undefined;
  if (unit === '%' || isCurrency(unit)) return { unit, isKnown: true, count };
  return /^[\p{L}°µ²³/]{1,10}$/u.test(unit) && count === cells.length ? { unit, isKnown: false, count } : undefined;
}

function isCurrency(text: string): boolean {
  return /^\p{Lu}{0,3}\p{Sc}$/u.test(text) || currencies.has(text) || currencies.has(text.toUpperCase());
}
