/** The colors of a head, in SVG notation. */
export interface HeadColors {
  readonly fur: string;
  readonly dark: string;
  readonly light: string;
  readonly eyes: string;
}
