/** Ends a command that has reported everything itself, with an exit code. */
export class CommandEnd extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`The command ended with exit code ${exitCode}.`);
    this.exitCode = exitCode;
  }
}
