/** What a test file is told that asks for the browser of the run. */
export type BrowserAnswer =
  | { readonly endpoint: string }
  /** None could be had: the file's tests are skipped. */
  | { readonly missing: string }
  /** The one that was named cannot be used: the file's tests fail. */
  | { readonly fault: string };
