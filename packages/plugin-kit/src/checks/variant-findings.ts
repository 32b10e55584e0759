import { skipped } from '../old-check.ts';
import type { CheckOutcome, Finding } from '../report.ts';

/** A contribution made with particular options. */
export interface Made<Contribution> {
  /** For messages, `leaky-relu with slope = 0.2: `; empty where there is one variant alone. */
  readonly prefix: string;
  readonly label: string;
  readonly made: Contribution;
}

const maxFindings = 5;

/** Where a check has nothing to work on, because the check `form` found fault with every variant. */
export function nothingUsable(): CheckOutcome {
  return skipped('its functions are not what they have to be; see the check "form"');
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
  if (findings.length <= maxFindings) return findings;
  const more = findings.length - maxFindings;
  return [...findings.slice(0, maxFindings), { message: `And ${more} more of the kind.` }];
}

/** ` in each of 4 variants`, for what was tried. */
export function inVariants(variants: readonly unknown[]): string {
  return variants.length === 1 ? '' : ` for each of ${variants.length} variants`;
}
