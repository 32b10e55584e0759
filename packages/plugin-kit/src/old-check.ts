import type { Check } from './check.ts';
import type { CheckOutcome, CheckResult, Finding } from './report.ts';
import { runCheck } from './check.ts';

/** A check that makes its outcome itself; what is left of it is being rewritten with `check`. */
export interface OldCheck<Subject> {
  readonly name: string;
  readonly title: string;
  readonly run: (subject: Subject) => CheckOutcome | Promise<CheckOutcome>;
}

/** An outcome from what was found. */
export function outcome(tried: string, failures: readonly Finding[], notes: readonly Finding[] = []): CheckOutcome {
  return { tried, failures, notes };
}

/** The outcome of a check that could not be made. */
export function skipped(reason: string): CheckOutcome {
  return { tried: 'nothing', failures: [], notes: [], skipped: reason };
}

export async function runOldCheck<Subject>({ name, title, run }: OldCheck<Subject>, subject: Subject): Promise<CheckResult> {
  let made: CheckOutcome | undefined;
  const check: Check<unknown> = { name, title, examine: async () => void (made = await run(subject)) };
  const result = await runCheck(check, () => undefined);
  return made === undefined ? result : { check: name, title, ...made };
}
