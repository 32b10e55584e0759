/** Metadata of every contribution. */
export interface Contribution<Name extends string = string> {
  /** The registered name: lower-case words joined by hyphens. */
  readonly name: Name;
  /** One sentence for people. */
  readonly description?: string;
  /** The defining formula, in plain text. */
  readonly formula?: string;
  /** The formula of its derivative in plain text, if it has one; for an activation in terms of z and a. */
  readonly derivativeFormula?: string;
  /** Where the definition comes from: authors, year, identifier. */
  readonly source?: string;
  /** First package version that includes it: `0.2.0`. */
  readonly since?: string;
}
