import type { ContributionKind, ReadyContribution } from '@vitrum/core';
import { runCheck, type Check, type Report } from './check.ts';
import type { LayerCase } from './checks/layer/layer-case.ts';
import type { NetworkCase } from './checks/network/network-case.ts';
import type { CheckResult } from './report.ts';
import type { Attempt, Subject, Variant } from './subject.ts';

/** What is created from a variant, by kind. */
export type MadeKinds = {
  readonly [Kind in Exclude<ContributionKind, 'layers' | 'networks'>]: ReadyContribution<Kind>;
} & { readonly layers: readonly LayerCase[]; readonly networks: readonly NetworkCase[] };

/** The context of a check: the contribution in all of its variants, and the functions that report findings. */
export interface CheckContext<Kind extends ContributionKind = ContributionKind> extends Omit<Subject<Kind>, 'attempts' | 'variants'>, Report {
  /** The usable variants. Reading them skips the check if there are none, and adds their number to `tried`. */
  readonly variants: readonly MadeVariant<MadeKinds[Kind]>[];
  /** The first of them, for a check that needs only one. */
  readonly first: MadeVariant<MadeKinds[Kind]>;
  /** All variants, including those that could not be created. */
  readonly attempts: readonly (Attempt & Told)[];
}

/** A created variant, and the functions that report findings about it. */
export interface MadeVariant<Made> extends Variant, Told {
  readonly made: Made;
}

type Told = Pick<Report, 'fail' | 'note'>;

/** Runs a check of a contribution. */
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
        // its form has been checked
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

/** The usable variants of a contribution, for use outside of checks. */
export function usableVariants<Kind extends ContributionKind>(subject: Subject<Kind>): readonly (Variant & { readonly made: MadeKinds[Kind] })[] {
  return subject.attempts().filter(isUsable) as unknown as readonly (Variant & { readonly made: MadeKinds[Kind] })[]; // its form has been checked
}

const isUsable = ({ faults, refusal }: Attempt): boolean => faults.length === 0 && refusal === undefined;
