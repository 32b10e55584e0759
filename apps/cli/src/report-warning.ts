import { styleText } from 'node:util';
import type { ModelWarning } from '@vitrum/formats';
import { oneLine } from './report-error.ts';

/** Prints a warning to standard error: one line that says what is doubtful, and one that says what to do. */
export function reportWarning({ message, hint }: Pick<ModelWarning, 'message' | 'hint'>): void {
  const stream = process.stderr;
  stream.write(`${styleText(['yellow', 'bold'], 'warning:', { stream })} ${oneLine(message)}\n  ${oneLine(hint)}\n`);
}
