import { thrownIn } from './checks/thrown.ts';
import { findingOf, type Fault } from './finding.ts';
import type { CheckOutcome, CheckResult, Finding } from './report.ts';

/** One thing that is checked. One file each; the checks of a kind are listed in `kind-checks.ts`. */
export interface Check<Context> {
  /** Its permanent name: `gradient`. */
  readonly name: string;
  /** What holds where it passes: `the derivative agrees with central differences`. */
  readonly title: string;
  readonly examine: (context: Context) => void | Promise<void>;
}

/** How a check tells what it found. */
export interface Report {
  /** What was tried, in words: `2,402 points from −1000 to 1000`. */
  readonly tried: (what: string) => void;
  readonly fail: (...faults: readonly Fault[]) => void;
  /** For what is worth knowing and no fault. */
  readonly note: (...faults: readonly Fault[]) => void;
  /** Ends a check that cannot be made. */
  readonly skip: (reason: string) => never;
}

/** Defines a check. */
export function check<Context>(name: string, title: string, examine: Check<Context>['examine']): Check<Context> {
  return { name, title, examine };
}

const maxFindings = 5;

class Skip extends Error {}

/** Collects what a check tells. */
export class Recorder {
  readonly #failures = new Map<string, Finding>();
  readonly #notes = new Map<string, Finding>();
  #tried = 'nothing';

  /** Tells of one variant where a label is given. */
  report(variant?: string): Report {
    return {
      tried: (what) => (this.#tried = what),
      fail: (...faults) => this.#add(this.#failures, faults, variant),
      note: (...faults) => this.#add(this.#notes, faults, variant),
      skip: (reason) => {
        throw new Skip(reason);
      },
    };
  }

  outcome(suffix = ''): CheckOutcome {
    return { tried: this.#tried + suffix, failures: firstFew(this.#failures), notes: firstFew(this.#notes) };
  }

  /** What several variants have in common is told of the first. */
  #add(findings: Map<string, Finding>, faults: readonly Fault[], variant: string | undefined): void {
    for (const fault of faults) {
      const { message } = findingOf(fault);
      if (!findings.has(message)) findings.set(message, findingOf(fault, variant));
    }
  }
}

/** Makes a check. What it throws is the plugin's failure: the kit's own code is covered by its tests. */
export async function runCheck<Context>(
  { name, title, examine }: Check<Context>,
  contextWith: (recorder: Recorder) => Context,
  suffix: () => string = () => '',
): Promise<CheckResult> {
  const recorder = new Recorder();
  const head = { check: name, title };
  try {
    await examine(contextWith(recorder));
    return { ...head, ...recorder.outcome(suffix()) };
  } catch (error) {
    if (error instanceof Skip) return { ...head, tried: 'nothing', failures: [], notes: [], skipped: error.message };
    recorder.report().tried('until an error ended it');
    recorder.report().fail(thrownFault(error));
    return { ...head, ...recorder.outcome() };
  }
}

/** The first few findings, and how many more there are. */
function firstFew(findings: ReadonlyMap<string, Finding>): readonly Finding[] {
  const all = [...findings.values()];
  if (all.length <= maxFindings) return all;
  return [...all.slice(0, maxFindings), { message: `And ${all.length - maxFindings} more of the kind.` }];
}

function thrownFault(thrown: unknown): Fault {
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
