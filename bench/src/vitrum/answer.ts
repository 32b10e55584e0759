/** The request passed to this program. */
export function readRequest(): unknown {
  return JSON.parse(process.argv.at(-1) ?? '');
}

/** Prints the reply to the benchmark: JSON in the last line. */
export function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
