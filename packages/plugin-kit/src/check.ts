import { thrownIn } from './checks/thrown.ts';
import { findingOf, type Fault } from './finding.ts';
import type { CheckOutcome, CheckResult, Finding } from './report.ts';

/** A check. Each has a file of its own; `kind-checks.ts` lists the checks of each kind. */
export interface Check<Context> {
  /** Permanent name: `gradient`. */
  readonly name: string;
  /** The property that it verifies: `the derivative agrees with central differences`. */
  readonly title: string;
  readonly examine: (context: Context) => void | Promise<void>;
}

/** Through which a check reports its findings. */
export interface Report {
  /** Describes what was tried: `2,402 points from −1000 to 1000`. */
  readonly tried: (what: string) => void;
  readonly fail: (...faults: readonly Fault[]) => void;
  /** For notable findings that are not faults. */
  readonly note: (...faults: readonly Fault[]) => void;
  /** Ends a check that does not apply. */
  readonly skip: (reason: string) => never;
}

/** Defines a check. */
export function check<Context>(name: string, title: string, examine: Check<Context>['examine']): Check<Context> {
  return { name, title, examine };
}

const maxFindings = 5;

class Skip extends Error {}

/** Collects the findings of a check. */
export class Recorder {
  readonly #failures = new Map<string, Finding>();
  readonly #notes = new Map<string, Finding>();
  #tried = 'nothing';

  /** Findings concern a single variant if a label is given. */
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

  /** A finding shared by several variants is reported for the first. */
  #add(findings: Map<string, Finding>, faults: readonly Fault[], variant: string | undefined): void {
    for (const fault of faults) {
      const { message } = findingOf(fault);
      if (!findings.has(message)) findings.set(message, findingOf(fault, variant));
    }
  }
}

/** Runs a check. An exception counts as a failure of the plugin: the kit's own code is covered by its tests. */
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

/** The first few findings, and the number of the others. */
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

/** The topmost stack frame with a file. */
function firstPlace(stack = ''): string | undefined {
  return /^\s+at .*?\(?((?:file:|\/|[A-Z]:\\)[^()]*:\d+:\d+)\)?$/m.exec(stack)?.[1];
}
