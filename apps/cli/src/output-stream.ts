/** Where a command writes: a stream of the process, or one that keeps what it is told. */
export interface OutputStream extends NodeJS.WritableStream {
  /** True where people look at it in a terminal. */
  readonly isTTY?: boolean;
  /** Characters that fit into a line of the terminal. */
  readonly columns?: number;
}
