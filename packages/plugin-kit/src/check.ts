import { thrownIn } from './checks/thrown.ts';
import type { CheckOutcome, CheckResult, Finding } from './report.ts';

/** One thing that is checked of a contribution. One file each; the list of a kind's checks is in `kinds/`. */
export interface Check<Subject> {
  /** Its permanent name: `gradient`. */
  readonly name: string;
  /** What holds where it passes: `the derivative agrees with central differences`. */
  readonly title: string;
  readonly run: (subject: Subject) => CheckOutcome | Promise<CheckOutcome>;
}

/** An outcome from what was found. */
export function outcome(tried: string, failures: readonly Finding[], notes: readonly Finding[] = []): CheckOutcome {
  return { tried, failures, notes };
}

/** The outcome of a check that could not be made. */
export function leftOut(reason: string): CheckOutcome {
  return { tried: 'nothing', failures: [], notes: [], leftOut: reason };
}

/** Runs a check. What it throws is the contribution's failure: the kit's own code is covered by its tests. */
export async function runCheck<Subject>(check: Check<Subject>, subject: Subject): Promise<CheckResult> {
  const { name, title } = check;
  try {
    return { check: name, title, ...(await check.run(subject)) };
  } catch (error) {
    return { check: name, title, ...outcome('until an error ended it', [thrownFinding(error)]) };
  }
}

function thrownFinding(thrown: unknown): Finding {
  const error = thrownIn(thrown);
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const place = error instanceof Error ? firstPlace(error.stack) : undefined;
  return {
    message: `It threw ${reason}${place === undefined ? '' : ` (${place})`}`,
    ...(error instanceof Error && 'hint' in error && typeof error.hint === 'string' && { hint: error.hint }),
  };
}

/** The topmost line of a stack that names a file: where to look. */
function firstPlace(stack = ''): string | undefined {
  return /^\s+at .*?\(?((?:file:|\/|[A-Z]:\\)[^()]*:\d+:\d+)\)?$/m.exec(stack)?.[1];
}
