import { isUsualMissing, toNumber } from '@vitrum/datasets/internal';

/** A number in any notation, optionally with a currency or percent sign. */
const number = /^\(?[\p{Sc}]?\s?[+\-−]?\s?[\p{Sc}]?\s?(?:\d+(?:[.,'’ \u00a0\u202f]\d+)*[.,]?|[.,]\d+)(?:e[+-]?\d+)?\s?[%\p{Sc}]?\)?$/iu;
/** Spaces separate thousands only in groups of three. */
const brokenGroup = /[ \u00a0\u202f](?!\d{3}(?!\d))\d/;
const date = /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})?(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
/** A word or sentence without any possible delimiter. */
const words = /^[^,;|\t]*\p{L}[^,;|\t]*$/u;

/** True for what looks like a number in some notation. */
export function looksNumeric(cell: string): boolean {
  return toNumber(cell) !== undefined || (number.test(cell) && !brokenGroup.test(cell));
}

/** True for what looks like a single value: a number, a date, words, or a mark for a missing value. */
export function looksLikeOneValue(cell: string): boolean {
  return isUsualMissing(cell) || looksNumeric(cell) || date.test(cell) || words.test(cell);
}
