import type { Terminal } from '../terminal.ts';

/** Shows the check in progress. */
export interface CheckProgress {
  readonly update: (name: string, check: string) => void;
  readonly end: () => void;
}

/** On a terminal one line that is overwritten, elsewhere a line for each contribution. */
export function showChecks({ isInteractive, stream, columns }: Terminal): CheckProgress {
  let latest: string | undefined;
  return {
    update: (name, check) => {
      if (isInteractive) stream.write(`\r\u001B[K${`checking ${name}: ${check}`.slice(0, columns - 1)}`);
      else if (name !== latest) stream.write(`checking ${name}\n`);
      latest = name;
    },
    end: () => {
      if (isInteractive && latest !== undefined) stream.write('\r\u001B[K');
    },
  };
}
