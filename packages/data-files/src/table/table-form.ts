import type { DecimalSign, TableDialect } from '@vitrum/datasets';

/** How a table is written, according to options; anything absent is detected from the file. */
export interface TableForm {
  readonly header?: 'auto' | 'yes' | 'no';
  /** A character, `whitespace`, `tabs` or `auto`. */
  readonly delimiter?: string;
  /** A character, or empty where nothing stands around cells. */
  readonly quote?: string;
  /** Empty where no line is a comment. */
  readonly comment?: string;
  readonly skipLines?: number;
  readonly encoding?: string;
  readonly decimal?: DecimalSign;
  /** Empty where nothing stands between thousands. */
  readonly thousands?: string;
  /** Marks of missing values beside the usual ones; `empty` among them: the usual ones are values. */
  readonly missingMarks?: readonly string[];
  /** False where numbers with a unit are words. */
  readonly units?: boolean;
  /** Columns, by name or number, whose cells are taken as they stand. */
  readonly asWritten?: readonly string[];
  /** Columns whose numbers are names: they have no unit and no signs. */
  readonly categorical?: readonly string[];
  /** Ignored columns. */
  readonly ignore?: readonly string[];
  /** How another table of the same kind is written: its cells are read alike, and it is laid out alike where that fits. */
  readonly like?: TableDialect;
}
