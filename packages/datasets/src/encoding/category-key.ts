import { toNumber } from './cells.ts';

/** Beyond this many digits, different numbers may be equal as 64-bit floats. */
const maxDigits = 15;

/**
 * The key of a category or class: cells with the same key have the same value. Surrounding white space is ignored, and so are the
 * spelling of numbers (`1`, `1.0`, `1e0`) and booleans (`TRUE`, `True`), and Unicode normalization. Otherwise case matters;
 * digits with leading zeros, as in 00501, are a code rather than a number.
 */
export function categoryKey(cell: string): string {
  const text = cell.trim().normalize('NFC');
  const number = plainNumber(text);
  if (number !== undefined) return number;
  const lower = text.length <= 5 ? text.toLowerCase() : text;
  return lower === 'true' || lower === 'false' ? lower : text;
}

/** The name of a value: the canonical form of a number, other text unchanged. */
export function categoryName(cell: string): string {
  const text = cell.trim().normalize('NFC');
  return plainNumber(text) ?? text;
}

function plainNumber(text: string): string | undefined {
  const number = toNumber(text);
  if (number === undefined || /^[+-]?0\d/.test(text) || text.replaceAll(/\D/g, '').length > maxDigits) return undefined;
  return String(number + 0); // −0 is 0
}
