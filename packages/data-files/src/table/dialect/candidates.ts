/** What may stand between cells; where two are as good, the first one is taken. */
export const delimiters = ['\t', ';', ',', '|', 'tabs', 'whitespace'] as const;

/** What a delimiter is called in an option and in a message. */
export function nameOfDelimiter(delimiter: string): string {
  switch (delimiter) {
    case '\t':
      return 'tab';
    case ' ':
      return 'space';
    case 'tabs':
    case 'whitespace':
      return delimiter;
    case ',':
      return 'comma';
    case ';':
      return 'semicolon';
    default:
      return delimiter;
  }
}
