/** Colors and weights, with chalk's interface. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'magenta', (text: string) => string>>;

/** Style options of a report. */
export interface ReportStyle {
  /** Maximum line width in characters; 80 by default. */
  readonly columns?: number;
  /** True if block and box-drawing characters can be displayed. */
  readonly isUnicode?: boolean;
  /** No colors by default. */
  readonly paint?: Paint;
}

const asItIs = (text: string): string => text;

/** No colors. */
const plainPaint: Paint = {
  bold: asItIs, dim: asItIs, red: asItIs, green: asItIs, yellow: asItIs, cyan: asItIs, magenta: asItIs,
};

/** A style with all defaults filled in. */
export type FullStyle = Required<ReportStyle>;

/** Minimum width: anything narrower would leave one word per line. */
const minColumns = 40;

/** Fills in the defaults of a style. */
export function fullStyle({ columns = 80, isUnicode = false, paint = plainPaint }: ReportStyle): FullStyle {
  return { columns: Math.max(minColumns, columns), isUnicode, paint };
}
