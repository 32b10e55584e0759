/** What surrounds a run of the program; two may run at once in a process. */
export interface ProcessContext {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
}

/** A stream that is written to. */
export interface OutputStream extends NodeJS.WritableStream {
  /** True where people look at it in a terminal. */
  readonly isTTY?: boolean;
}
