import { firstPlace } from '../first-place.ts';

/** What is said where somebody else than the program ends the process. */
export interface UnexpectedEnd {
  readonly message: string;
  readonly hint: string;
}

let isOver = false;

/** Ends the process on purpose; see {@link refuseOtherEnds}. */
export function endProcess(exitCode: number): never {
  isOver = true;
  process.exit(exitCode);
}

/** The command has come to its end: the process may end as it likes. */
export function finishProcess(exitCode: number): void {
  isOver = true;
  process.exitCode = exitCode;
}

/**
 * Makes an end that came from elsewhere a failure, with exit code 1: what has not done its work must not count as a success. A
 * plugin may end the process, or leave it with nothing to wait for.
 */
export function refuseOtherEnds(report: (end: UnexpectedEnd) => void): void {
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

/** Who called process.exit: the first line below it that is a file's and not Node's own. */
function placeOfExit(stack: string): string | undefined {
  const lines = stack.split('\n');
  const exit = lines.findIndex((line) => /\bprocess\.exit\b/.test(line));
  return exit === -1 ? undefined : firstPlace(lines.slice(exit + 1).join('\n'));
}
