/** The contract of a kind of contribution: its types, for the compiler alone. */
export interface Contract<Ready, Functions> {
  /** A contribution that is ready to use. */
  readonly ready: Ready;
  /** What its maker returns; `never` if there is none. */
  readonly functions: Functions;
}
