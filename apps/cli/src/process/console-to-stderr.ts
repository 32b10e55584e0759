import { Console } from 'node:console';

/** Standard output is for what a command prints, JSON for machines with `--json`: what a plugin logs goes to standard error. */
export function sendConsoleTo(stream: NodeJS.WritableStream): void {
  // Its methods are its own and bound. The console itself stays: a plugin may have imported it.
  Object.assign(console, new Console(stream, stream));
}
