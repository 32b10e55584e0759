import { firstPlace } from '../first-place.ts';

/** The report when something other than the program ends the process. */
export interface UnexpectedEnd {
  readonly message: string;
  readonly hint: string;
}

let isOver = false;

/** Ends the process on purpose; see {@link reportUnexpectedEnd}. */
export function endProcess(exitCode: number): never {
  isOver = true;
  process.exit(exitCode);
}

/** Marks the command as finished: from now on the process may end in any way. */
export function finishProcess(exitCode: number): void {
  isOver = true;
  process.exitCode = exitCode;
}

/**
 * Turns any other end of the process into a failure with exit code 1: unfinished work must not count as a success. A plugin may call
 * process.exit, or leave the event loop empty.
 */
export function reportUnexpectedEnd(report: (end: UnexpectedEnd) => void): void {
  let isIdle = false;
  process.on('beforeExit', () => {
    isIdle = true;
  });
  process.on('exit', (code) => {
    if (isOver) return;
    isOver = true;
    process.exitCode = 1;
    report(isIdle ? nothingToWaitFor : endedWithin(code, new Error('ended').stack ?? ''));
  });
}

const nothingToWaitFor: UnexpectedEnd = {
  message: 'The command waits for something that never comes.',
  hint: 'An import or a function of a plugin never settles: look for a promise there that nothing resolves.',
};

function endedWithin(code: number, stack: string): UnexpectedEnd {
  const place = placeOfExit(stack);
  return {
    message: `The process was ended with exit code ${code} before the command was done${place === undefined ? '' : `, at ${place}`}.`,
    hint: 'A plugin must not end the process: have it throw an error instead of calling process.exit().',
  };
}

/** The caller of process.exit: the first line of the stack below it that is not Node's own. */
function placeOfExit(stack: string): string | undefined {
  const lines = stack.split('\n');
  const exit = lines.findIndex((line) => /\bprocess\.exit\b/.test(line));
  return exit === -1 ? undefined : firstPlace(lines.slice(exit + 1).join('\n'));
}
