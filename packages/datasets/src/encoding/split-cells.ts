/** How cells are delimited. */
export interface CellDivision {
  /** A character, `whitespace` for runs of blanks and tabs, or `tabs` for runs of tabs. */
  readonly delimiter: string;
  /** Empty where nothing stands around cells. */
  readonly quote: string;
}

/** The cells of one line, without the blanks around them. */
export function splitCells(line: string, division: CellDivision): readonly string[] {
  return splitRecords(line, division)[0] ?? [];
}

/**
 * The rows of a text, the way somebody looks at it who does not know yet how it is written: quotes that do not fit are text, and
 * rows have as many cells as they have. Empty lines are passed over.
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
