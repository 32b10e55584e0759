import { isRecord, isVitrumError, resolveReference } from '@vitrum/core';
import { leftOut } from '../check.ts';
import type { CheckOutcome, Finding } from '../report.ts';
import type { Subject } from '../subject.ts';
import { thrownIn } from './thrown.ts';

/** A contribution made with particular options. */
export interface Made<Contribution> {
  /** For messages, `leaky-relu with slope = 0.2: `; empty where there is one variant alone. */
  readonly prefix: string;
  readonly label: string;
  readonly made: Contribution;
}

/** What is wrong with the form of a contribution, of which nothing is known. */
export type FormFaults = (contribution: Readonly<Record<string, unknown>>) => readonly Finding[];

/** One variant: what `create` makes of it, and what is wrong with its form. */
export interface Attempt {
  readonly label: string;
  readonly prefix: string;
  readonly made: unknown;
  readonly faults: readonly Finding[];
}

const mostFindings = 5;

/** Makes every variant, and looks at its form; what `create` throws is a fault of the form. */
export function attemptVariants(subject: Subject<'activations'> | Subject<'losses'>, faultsOf: FormFaults): readonly Attempt[] {
  const { registry, variants, kind } = subject;
  return variants.map(({ label, reference }) => {
    const prefix = prefixOf(subject, label);
    try {
      const made: unknown = resolveReference(registry, kind === 'activations' ? 'activation' : 'loss', reference);
      return { label, prefix, made, faults: isRecord(made) ? faultsOf(made) : [] };
    } catch (error) {
      const hint = isVitrumError(error) ? error.hint : undefined;
      return {
        label,
        prefix,
        made: undefined,
        faults: [{ message: `It cannot be made: ${reasonOf(error)}`, ...(hint !== undefined && { hint }) }],
      };
    }
  });
}

/** Where a check has nothing to work on, because the check `form` found fault with every variant. */
export function nothingUsable(): CheckOutcome {
  return leftOut('its functions are not what they have to be; see the check "form"');
}

/** The findings of every variant, each with the name of the variant where there are several. */
export function findingsOf<T>(variants: readonly Made<T>[], find: (made: T) => readonly Finding[]): readonly Finding[] {
  return variants.flatMap(({ prefix, made }) => find(made).map((finding) => withPrefix(prefix, finding)));
}

/** The finding of a variant. */
export function withPrefix(prefix: string, finding: Finding): Finding {
  return prefix === '' ? finding : { ...finding, message: prefix + finding.message };
}

/** The first few findings, and how many more there are. */
export function firstFew(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostFindings) return findings;
  const more = findings.length - mostFindings;
  return [...findings.slice(0, mostFindings), { message: `And ${more} more of the kind.` }];
}

/** ` in each of 4 variants`, for what was tried. */
export function inVariants(variants: readonly unknown[]): string {
  return variants.length === 1 ? '' : ` for each of ${variants.length} variants`;
}

/** Why something was thrown, in one line. */
export function reasonOf(error: unknown): string {
  const thrown = thrownIn(error);
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

function prefixOf({ variants }: Subject, label: string): string {
  return variants.length === 1 ? '' : `${label}: `;
}
