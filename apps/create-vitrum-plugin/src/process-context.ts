/** The environment of a run; a process may have several runs at once. */
export interface ProcessContext {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths are resolved from. */
  readonly cwd: string;
}

/** An output stream. */
export interface OutputStream extends NodeJS.WritableStream {
  /** True for an interactive terminal. */
  readonly isTTY?: boolean;
}
