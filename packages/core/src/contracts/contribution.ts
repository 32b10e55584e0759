/** What every named thing that a plugin contributes says about itself. */
export interface Contribution<Name extends string = string> {
  /** The registered name: lower-case words joined by hyphens. */
  readonly name: Name;
  /** One sentence for people. */
  readonly description?: string;
  /** The defining formula, in plain text. */
  readonly formula?: string;
  /** The formula of its derivative, in plain text, where it is a function that has one; for an activation in terms of z and a. */
  readonly derivativeFormula?: string;
  /** Where the definition comes from: authors, year, identifier. */
  readonly source?: string;
  /** The version of its package that first had it: `0.2.0`. */
  readonly since?: string;
}
