/** Colors and weights, as chalk has them. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'magenta', (text: string) => string>>;

/** How a report is written. */
export interface ReportStyle {
  /** Characters that fit into a line; 80 where it is left out. */
  readonly columns?: number;
  /** True where block and box characters can be shown. */
  readonly isUnicode?: boolean;
  /** Plain text where it is left out. */
  readonly paint?: Paint;
}

const asItIs = (text: string): string => text;

/** No colors. */
export const plainPaint: Paint = {
  bold: asItIs, dim: asItIs, red: asItIs, green: asItIs, yellow: asItIs, cyan: asItIs, magenta: asItIs,
};

/** A style with every gap filled. */
export type FullStyle = Required<ReportStyle>;

/** Narrower than this, words would stand one below the other. */
const minColumns = 40;

/** Fills the gaps of a style. */
export function fullStyle({ columns = 80, isUnicode = false, paint = plainPaint }: ReportStyle): FullStyle {
  return { columns: Math.max(minColumns, columns), isUnicode, paint };
}
