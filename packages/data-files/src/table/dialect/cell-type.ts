import { isUsualMissing, toNumber } from '@vitrum/datasets';

/** A number in any notation, maybe with a currency or a per cent sign. */
const number = /^\(?[\p{Sc}]?\s?[+\-−]?\s?[\p{Sc}]?\s?(?:\d+(?:[.,'’ \u00a0\u202f]\d+)*[.,]?|[.,]\d+)(?:e[+-]?\d+)?\s?[%\p{Sc}]?\)?$/iu;
/** Blanks divide thousands in threes alone. */
const brokenGroup = /[ \u00a0\u202f](?!\d{3}(?!\d))\d/;
const date = /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})?(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
/** A word or a sentence that holds nothing which could divide cells. */
const words = /^[^,;|\t]*\p{L}[^,;|\t]*$/u;

/** True for what looks like one number, whatever signs it has. */
export function looksNumeric(cell: string): boolean {
  return toNumber(cell) !== undefined || (number.test(cell) && !brokenGroup.test(cell));
}

/** True for what looks like one value: a number, a date, some words, or a mark for nothing. */
export function looksLikeOneValue(cell: string): boolean {
  return isUsualMissing(cell) || looksNumeric(cell) || date.test(cell) || words.test(cell);
}
