import type { CheckResult } from '../report.ts';
import type { FullStyle, Paint } from './style.ts';

/** The outcome of a check, or a note. */
export type Status = 'passed' | 'failed' | 'skipped' | 'note';

interface Sign {
  readonly unicode: string;
  readonly ascii: string;
  readonly color: keyof Paint;
}

const signs: Readonly<Record<Status, Sign>> = {
  passed: { unicode: '✔', ascii: 'ok', color: 'green' },
  failed: { unicode: '✘', ascii: 'FAILED', color: 'red' },
  skipped: { unicode: '–', ascii: '-', color: 'dim' },
  note: { unicode: 'ℹ', ascii: 'note', color: 'cyan' },
};

/** The sign of an outcome, uncolored; in words where only ASCII is available. */
export const signOf = (status: Status, { isUnicode }: FullStyle): string => signs[status][isUnicode ? 'unicode' : 'ascii'];

/** The color of an outcome. */
export const colorOf = (status: Status, { paint }: FullStyle): ((text: string) => string) => paint[signs[status].color];

/** Whether a check passed, failed or was skipped. */
export function statusOf({ failures, skipped }: CheckResult): Exclude<Status, 'note'> {
  if (failures.length > 0) return 'failed';
  return skipped === undefined ? 'passed' : 'skipped';
}
