import { toNumber } from './cells.ts';

/** Beyond so many digits, numbers that differ may be one number of 64 bits. */
const maxDigits = 15;

/**
 * What a cell says as a category or a class: cells with the same key are the same value. Blanks around it do not count, nor how
 * a number (`1`, `1.0`, `1e0`) or true and false (`TRUE`, `True`) are spelled, nor how Unicode composes a letter. Small and
 * capital letters differ otherwise; digits with a 0 before them, as in 00501, are a code and no number.
 */
export function categoryKey(cell: string): string {
  const text = cell.trim().normalize('NFC');
  const number = plainNumber(text);
  if (number !== undefined) return number;
  const lower = text.length <= 5 ? text.toLowerCase() : text;
  return lower === 'true' || lower === 'false' ? lower : text;
}

/** What a value is called: a number as it is usually written, all else as it stands. */
export function categoryName(cell: string): string {
  const text = cell.trim().normalize('NFC');
  return plainNumber(text) ?? text;
}

function plainNumber(text: string): string | undefined {
  const number = toNumber(text);
  if (number === undefined || /^[+-]?0\d/.test(text) || text.replaceAll(/\D/g, '').length > maxDigits) return undefined;
  return String(number + 0); // −0 is 0
}
