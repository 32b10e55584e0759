/** How the cells of a column are written. What is left out is as usual: a decimal point, no sign between thousands, no unit. */
export interface CellNotation {
  readonly decimal?: DecimalSign;
  /** What stands between groups of three digits; empty where it is known that nothing does. */
  readonly thousands?: string;
  /** What stands before or after every number: `%`, `$`, `kg`. Numbers are read without it: 33 % is 33. */
  readonly unit?: string;
  /** What means that there is no value, beside an empty cell and the usual marks. */
  readonly missing?: readonly string[];
  /** False where the usual marks (NA, ?, null and the like) are values as any others. */
  readonly usualMissing?: boolean;
}

export type DecimalSign = '.' | ',';

/**
 * How the text of a table is divided into cells and what its cells mean: kept with a model, so that new rows are read as those
 * that it has learned from. What is left out is as usual.
 */
export interface TableDialect extends CellNotation {
  /** A character, `whitespace` for runs of blanks and tabs, or `tabs` for runs of tabs; a comma by default. */
  readonly delimiter?: string;
  /** What stands around cells that hold the delimiter; empty where nothing does; `"` by default. */
  readonly quote?: string;
  /** What a line begins with that is no row. */
  readonly comment?: string;
  /** Lines before the table. */
  readonly skipLines?: number;
  /** The label of an encoding, as browsers know them; UTF-8 by default. */
  readonly encoding?: string;
  /** Columns whose cells are written in another way than the table's, by name. */
  readonly columns?: Readonly<Record<string, CellNotation>>;
}

/** How the cells of one column are written. */
export function notationOf(dialect: TableDialect | undefined, column: string): CellNotation {
  if (dialect === undefined) return {};
  const { columns = {} } = dialect;
  return { ...commonNotation(dialect), ...(Object.hasOwn(columns, column) && columns[column]) };
}

/** How the cells of a table are written where its columns do not say otherwise. */
export function commonNotation({ decimal, thousands, unit, missing, usualMissing }: TableDialect): CellNotation {
  return {
    ...(decimal !== undefined && { decimal }),
    ...(thousands !== undefined && { thousands }),
    ...(unit !== undefined && { unit }),
    ...(missing !== undefined && { missing }),
    ...(usualMissing !== undefined && { usualMissing }),
  };
}
