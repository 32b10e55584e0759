import type { NumberOption } from '@vitrum/core';
import { checkOption } from '@vitrum/core/internal';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Parses a decimal number; an invalid or non-finite one is returned as text, for the error message. */
export function numberOrText(text: string): number | string {
  const value = decimal.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : text;
}

/**
 * The number in an option's text.
 *
 * @param flag - The option as it is written: `--epochs`.
 * @throws VITRUM_INVALID_OPTION
 */
export function parseNumber(option: NumberOption, text: string, flag: string): number {
  const value = numberOrText(text);
  checkOption(option, value, flag);
  return Number(value); // checkOption has rejected anything else
}

/** Counts of samples, pictures and threads. */
export const countOption = { type: 'integer', minimum: 1 } as const satisfies NumberOption;

/** Indices in a dataset. */
export const indexOption = { type: 'integer', minimum: 0 } as const satisfies NumberOption;

/**
 * The numbers of a repeatable, comma-separated option: `0,8` and `18`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseIndices(texts: readonly string[], flag: string): readonly number[] {
  return texts.flatMap((text) => text.split(',')).map((text) => parseNumber(indexOption, text.trim(), flag));
}
