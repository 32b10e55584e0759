/** An error as it crosses from the worker to the page, with its code and hint. */
export interface Problem {
  /** A permanent code of vitrum; absent for unexpected errors. */
  readonly code?: string | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}
