/** What a head is painted with, as SVG writes colors. */
export interface HeadColors {
  readonly fur: string;
  readonly dark: string;
  readonly light: string;
  readonly eyes: string;
}
