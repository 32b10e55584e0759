import { Console } from 'node:console';

/** Redirects the console to standard error, since standard output is for the command's results, JSON with `--json`. */
export function sendConsoleTo(stream: NodeJS.WritableStream): void {
  // Its methods are own properties and bound. The object is kept, since a plugin may have imported it.
  Object.assign(console, new Console(stream, stream));
}
