import type { CellNotation } from './table-dialect.ts';

/** Normalizes a number so that {@link Number} can parse it; undefined if it does not fit the notation. */
export type NumberReader = (text: string) => string | undefined;

/** Variants of thousands separators: spaces of any width, and straight or curly apostrophes. */
const variants: ReadonlyMap<string, string> = new Map([
  [' ', String.raw`[ \u00a0\u2009\u202f]`],
  ["'", `['’]`],
]);

/** Indian grouping: thousands, then hundreds: `1,10,000`. */
const indian = String.raw`[1-9]\d?(?:,\d{2})+,\d{3}|`;

/**
 * Reads numbers with this decimal sign and thousands separator; negative ones may have a typographic minus, or parentheses as in
 * accounting.
 */
export function numberReader({ decimal = '.', thousands }: CellNotation): NumberReader {
  const group = thousands === undefined || thousands === '' ? undefined : (variants.get(thousands) ?? escaped(thousands));
  const whole = group === undefined ? String.raw`\d+` : String.raw`(?:[1-9]\d{0,2}(?:${group}\d{3})+|${thousands === ',' ? indian : ''}\d+)`;
  const sign = escaped(decimal);
  const pattern = new RegExp(String.raw`^[+\-−]?(?:${whole}(?:${sign}\d*)?|${sign}\d+)(?:[eE][+-]?\d+)?$`);
  const groups = group === undefined ? undefined : new RegExp(group, 'g');
  return (text) => {
    const number = /^\(\s*[^+\-−\s].*\)$/.test(text) ? `-${text.slice(1, -1).trim()}` : text;
    if (!pattern.test(number)) return undefined;
    const joined = groups === undefined ? number : number.replace(groups, '');
    return joined.replace(decimal, '.').replace('−', '-');
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
