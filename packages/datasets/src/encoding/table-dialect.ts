/** The notation of a column's cells. Defaults: a decimal point, no thousands separator, no unit. */
export interface CellNotation {
  /** What stands before the decimals of numbers. */
  readonly decimal?: DecimalSign;
  /** The thousands separator; empty if there certainly is none. */
  readonly thousands?: string;
  /** The unit before or after every number: `%`, `$`, `kg`. It is stripped: 33 % is 33. */
  readonly unit?: string;
  /** Marks of missing values, besides empty cells and the usual marks. */
  readonly missing?: readonly string[];
  /** False if the usual marks (NA, ?, null and the like) are ordinary values. */
  readonly usualMissing?: boolean;
}

/** What stands before the decimals of numbers: the point of 3.5, or the comma of 3,5. */
export type DecimalSign = '.' | ',';

/**
 * How a table is divided into cells, and their notation: kept with a model, so that new rows are read like its training data.
 * Absent properties have their defaults.
 */
export interface TableDialect extends CellNotation {
  /** A character, `whitespace` for runs of spaces and tabs, or `tabs` for runs of tabs; a comma by default. */
  readonly delimiter?: string;
  /** The quote character; empty for none; `"` by default. */
  readonly quote?: string;
  /** The prefix of comment lines. */
  readonly comment?: string;
  /** Number of lines before the table. */
  readonly skipLines?: number;
  /** A label of the WHATWG Encoding Standard; UTF-8 by default. */
  readonly encoding?: string;
  /** Columns with a notation of their own, by name. */
  readonly columns?: Readonly<Record<string, CellNotation>>;
}

/** The notation of a column. */
export function notationOf(dialect: TableDialect | undefined, column: string): CellNotation {
  if (dialect === undefined) return {};
  const { columns = {} } = dialect;
  return { ...commonNotation(dialect), ...(Object.hasOwn(columns, column) && columns[column]) };
}

/** The table's default notation. */
export function commonNotation({ decimal, thousands, unit, missing, usualMissing }: TableDialect): CellNotation {
  return {
    ...(decimal !== undefined && { decimal }),
    ...(thousands !== undefined && { thousands }),
    ...(unit !== undefined && { unit }),
    ...(missing !== undefined && { missing }),
    ...(usualMissing !== undefined && { usualMissing }),
  };
}
