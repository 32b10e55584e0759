import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Place } from './stack-place.ts';

const secondsToWait = 10;

/** esbuild, which reads TypeScript for tsx: `/folder/bent.ts:3:11: ERROR: Unexpected "="`; columns from 0. */
const esbuildLine = /^(.+):(\d+):(\d+): ERROR: (.+)$/m;

/** Node, before the message of an uncaught error: the file and line, the line's text, a caret below the place. */
const nodeLines = /^((?:file:\/\/|\/|[A-Za-z]:\\).+?)(?:\?\S*)?:(\d+)\n(?:.*\n)*?( *)\^+/m;

/** A syntax error and its place, if known. */
export interface SyntaxFault {
  readonly message: string;
  readonly place: Place | undefined;
}

/** True for the errors of a parser, Node's or esbuild's. */
export function isSyntaxError(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'SyntaxError' || esbuildLine.test(error.message));
}

/**
 * The place of the syntax error that an import ended with. Node prints it only for uncaught errors, so the import is repeated in a
 * separate process.
 */
export async function locateSyntaxError(error: Error, url: string): Promise<SyntaxFault> {
  const [, path, line, column, message] = esbuildLine.exec(error.message) ?? [];
  if (path !== undefined && message !== undefined) {
    return { message, place: { path, line: Number(line), column: Number(column) + 1 } };
  }
  const known = placeInOutput(error.stack ?? '');
  return { message: error.message, place: known ?? placeInOutput(await outputOfImport(url)) };
}

function placeInOutput(output: string): Place | undefined {
  const [, where, line, indent] = nodeLines.exec(output) ?? [];
  if (where === undefined || indent === undefined) return undefined;
  return { path: where.startsWith('file:') ? fileURLToPath(where) : where, line: Number(line), column: indent.length + 1 };
}

/** Node's output when the import fails; none of the module's code runs before that. */
async function outputOfImport(url: string): Promise<string> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, '--input-type=module', '--eval', `import ${JSON.stringify(url)}`],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: secondsToWait * 1000,
    },
  );
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  await once(child, 'close');
  return output;
}
