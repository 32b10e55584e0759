import type { CheckResult } from '../report.ts';
import type { FullStyle, Paint } from './style.ts';

/** What came of a check, or a note below it. */
export type Standing = 'passed' | 'failed' | 'skipped' | 'note';

interface Sign {
  readonly unicode: string;
  readonly ascii: string;
  readonly color: keyof Paint;
}

const signs: Readonly<Record<Standing, Sign>> = {
  passed: { unicode: '✔', ascii: 'ok', color: 'green' },
  failed: { unicode: '✘', ascii: 'FAILED', color: 'red' },
  skipped: { unicode: '–', ascii: '-', color: 'dim' },
  note: { unicode: 'ℹ', ascii: 'note', color: 'cyan' },
};

/** The sign of a standing, without colour; in words where there are only letters to make signs of. */
export const signOf = (standing: Standing, { isUnicode }: FullStyle): string => signs[standing][isUnicode ? 'unicode' : 'ascii'];

/** The colour of a standing. */
export const colorOf = (standing: Standing, { paint }: FullStyle): ((text: string) => string) => paint[signs[standing].color];

/** Whether a check passed, failed or could not be made. */
export function standingOf({ failures, skipped }: CheckResult): Exclude<Standing, 'note'> {
  if (failures.length > 0) return 'failed';
  return skipped === undefined ? 'passed' : 'skipped';
}
