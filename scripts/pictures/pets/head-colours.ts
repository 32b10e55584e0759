/** What a head is painted with, as SVG writes colours. */
export interface HeadColours {
  readonly fur: string;
  readonly dark: string;
  readonly light: string;
  readonly eyes: string;
}
