import { VitrumError } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';

/** Candidate delimiters; on a tie, the first one wins. */
export const delimiters = ['\t', ';', ',', '|', 'tabs', 'whitespace'] as const;

/** Names of delimiters that are hard to type. */
export const namedSeparators: ReadonlyMap<string, string> = new Map([['tab', '\t'], ['\\t', '\t'], ['space', ' '], ['comma', ','], ['semicolon', ';']]);
/** Runs of one or more delimiters. */
const runs: ReadonlySet<string> = new Set(['tabs', 'whitespace']);

/** The name of a delimiter in options and messages. */
export function nameOfDelimiter(delimiter: string): string {
  return [...namedSeparators].find(([, sign]) => sign === delimiter)?.[0] ?? delimiter;
}

/**
 * The delimiter for an option: a character, `tab`, `space`, or `auto`, `tabs` or `whitespace`, which are returned unchanged.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseDelimiter(option: string): string {
  if (option === 'auto' || runs.has(option)) return option;
  const delimiter = namedSeparators.get(option) ?? option;
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `delimiter must be one character, tab, space, tabs, whitespace or auto, got ${describeValue(option)}.`,
    hint: 'Leave it out to have it detected.',
  });
}
