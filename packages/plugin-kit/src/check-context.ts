import type { ContributionKind, ReadyContribution } from '@vitrum/core';
import { runCheck, type Check, type Report } from './check.ts';
import type { LayerCase } from './checks/layer/layer-case.ts';
import type { CheckResult } from './report.ts';
import type { Attempt, Subject, Variant } from './subject.ts';

/** What is made of a variant of each kind. */
export type MadeKinds = {
  readonly [Kind in Exclude<ContributionKind, 'layers'>]: ReadyContribution<Kind>;
} & { readonly layers: readonly LayerCase[] };

/** What a check of one contribution works with: the contribution, made with each set of options, and how to tell what it found. */
export interface CheckContext<Kind extends ContributionKind = ContributionKind> extends Omit<Subject<Kind>, 'attempts' | 'variants'>, Report {
  /** The variants that can be worked with. To ask for them skips the check where there are none, and adds how many to what was tried. */
  readonly variants: readonly MadeVariant<MadeKinds[Kind]>[];
  /** The first of them, for a check to which one is enough. */
  readonly first: MadeVariant<MadeKinds[Kind]>;
  /** All of them, those among them that could not be made. */
  readonly attempts: readonly (Attempt & Told)[];
}

/** A variant that was made, and how to tell what was found of it. */
export interface MadeVariant<Made> extends Variant, Told {
  readonly made: Made;
}

type Told = Pick<Report, 'fail' | 'note'>;

/** Makes a check of a contribution. */
export function checkContribution<Kind extends ContributionKind>(
  check: Check<CheckContext<Kind>>,
  subject: Subject<Kind>,
): Promise<CheckResult> {
  let suffix = '';
  return runCheck(
    check,
    (recorder): CheckContext<Kind> => {
      const all = subject.attempts();
      const report = recorder.report();
      const attempts = all.map((attempt) => ({ ...attempt, ...recorder.report(all.length > 1 ? attempt.label : undefined) }));
      const usable = (): readonly MadeVariant<MadeKinds[Kind]>[] => {
        const those = attempts.filter((each) => isUsable(each));
        // Its form was looked at.
        return those.length > 0 ? (those as unknown as readonly MadeVariant<MadeKinds[Kind]>[]) : report.skip(unusable);
      };
      return {
        ...subject,
        ...report,
        attempts,
        get variants() {
          const variants = usable();
          if (variants.length > 1) suffix = `, in ${variants.length} variants`;
          return variants;
        },
        get first() {
          return usable()[0] ?? report.skip(unusable);
        },
      };
    },
    () => suffix,
  );
}

const unusable = 'it cannot be made, or its functions are not what they have to be; see the check "form"';

/** The variants of a contribution that can be worked with, outside of checks. */
export function usableVariants<Kind extends ContributionKind>(subject: Subject<Kind>): readonly (Variant & { readonly made: MadeKinds[Kind] })[] {
  return subject.attempts().filter(isUsable) as unknown as readonly (Variant & { readonly made: MadeKinds[Kind] })[]; // its form was looked at
}

const isUsable = ({ faults, refusal }: Attempt): boolean => faults.length === 0 && refusal === undefined;
