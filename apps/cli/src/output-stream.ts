/** The output of a command: a stream of the process, or one that collects text. */
export interface OutputStream extends NodeJS.WritableStream {
  /** True for a terminal. */
  readonly isTTY?: boolean;
  /** Characters that fit into a line of the terminal. */
  readonly columns?: number;
}
