/** What went wrong, as it crosses from the worker to the page: an error that was thrown keeps its code and its advice. */
export interface Problem {
  /** A permanent code of vitrum; absent for what vitrum did not expect. */
  readonly code?: string | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}
