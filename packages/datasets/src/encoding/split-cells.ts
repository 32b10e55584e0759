/** How cells are delimited. */
export interface CellDivision {
  /** A character, `whitespace` for runs of spaces and tabs, or `tabs` for runs of tabs. */
  readonly delimiter: string;
  /** Empty for none. */
  readonly quote: string;
}

/** The cells of a line, trimmed. */
export function splitCells(line: string, division: CellDivision): readonly string[] {
  return splitRecords(line, division)[0] ?? [];
}

/**
 * Splits a text of unknown format leniently: unmatched quotes are text, and rows may differ in length. Empty lines are skipped.
 */
export function splitRecords(text: string, { delimiter, quote }: CellDivision): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  const isRun = delimiter === 'whitespace' || delimiter === 'tabs';
  let cells: string[] = [];
  let cell = '';
  let [isQuoted, wasQuoted] = [false, false];
  const endCell = (): void => {
    const value = cell.trim();
    if (!isRun || value !== '' || wasQuoted) cells.push(value);
    cell = '';
    wasQuoted = false;
  };
  const endRecord = (): void => {
    endCell();
    if (cells.some((each) => each !== '')) records.push(cells);
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== quote) cell += character;
      else if (text[at + 1] === quote) cell += text[++at] ?? '';
      else isQuoted = false;
    } else if (character === quote && cell.trim() === '') [isQuoted, wasQuoted] = [true, true];
    else if (isDelimiter(character, delimiter)) endCell();
    else if (character === '\n' || character === '\r') endRecord();
    else cell += character;
  }
  endRecord();
  return records;
}

function isDelimiter(character: string, delimiter: string): boolean {
  if (delimiter === 'whitespace') return character === ' ' || character === '\t';
  return character === (delimiter === 'tabs' ? '\t' : delimiter);
}
