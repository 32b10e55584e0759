import type { DecimalSign, TableDialect } from '@vitrum/datasets';

/** How a table is written, according to options; anything absent is detected from the file. */
export interface TableForm {
  /** Whether the first row has the names of the columns. */
  readonly header?: 'auto' | 'yes' | 'no';
  /** A character, `whitespace`, `tabs` or `auto`. */
  readonly delimiter?: string;
  /** A character; empty for none. */
  readonly quote?: string;
  /** The prefix of comment lines; empty for none. */
  readonly comment?: string;
  /** Number of lines before the table, such as titles. */
  readonly skipLines?: number;
  /** The encoding of the text: `windows-1252`, `utf-16be`, `macintosh`. */
  readonly encoding?: string;
  /** What stands before the decimals of numbers. */
  readonly decimal?: DecimalSign;
  /** The thousands separator; empty for none. */
  readonly thousands?: string;
  /** Marks of missing values besides the usual ones; with `empty`, the usual ones are values. */
  readonly missingMarks?: readonly string[];
  /** False if numbers with a unit are words. */
  readonly units?: boolean;
  /** Columns, by name or number, whose cells are taken literally. */
  readonly asWritten?: readonly string[];
  /** Columns whose numbers are names, without unit or separators. */
  readonly categorical?: readonly string[];
  /** Ignored columns. */
  readonly ignore?: readonly string[];
  /** The format of a similar table: its notation applies, and its layout where it fits. */
  readonly like?: TableDialect;
}
