import { describeValue, VitrumError } from '@vitrum/core';

/** What may stand between cells; where two are as good, the first one is taken. */
export const delimiters = ['\t', ';', ',', '|', 'tabs', 'whitespace'] as const;

/** What is hard to type, by its name. */
export const namedSeparators: ReadonlyMap<string, string> = new Map([['tab', '\t'], ['\\t', '\t'], ['space', ' '], ['comma', ','], ['semicolon', ';']]);
/** One of them or more between two cells. */
const runs: ReadonlySet<string> = new Set(['tabs', 'whitespace']);

/** What a delimiter is called in an option and in a message. */
export function nameOfDelimiter(delimiter: string): string {
  return [...namedSeparators].find(([, sign]) => sign === delimiter)?.[0] ?? delimiter;
}

/**
 * The delimiter that an option names: a character, `tab`, `space`, or one of `auto`, `tabs` and `whitespace`, which stay.
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
    hint: 'Leave it out to have it found from the file.',
  });
}
