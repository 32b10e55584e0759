import { contributionKinds, isRecord, isReferenceKind, isVitrumError, resolveReference, type ContributionKind } from '@vitrum/core';
import { isRefusal, reasonOf } from './checks/thrown.ts';
import type { Fault } from './finding.ts';
import type { Attempt, Subject, Variant } from './subject.ts';

/** What is wrong with the form of a contribution, of which nothing is known. */
export type FormFaults = (contribution: Readonly<Record<string, unknown>>) => readonly Fault[];

/** How the variants of a kind come into being. */
export interface Making<Kind extends ContributionKind = ContributionKind> {
  /** By its reference where configurations can refer to the kind, else the definition itself; by default. */
  readonly make?: (subject: Subject<Kind>, variant: Variant) => unknown;
  readonly formFaults?: FormFaults;
}

/** Makes every variant and looks at its form. Options that do not go together may be refused, but not the default ones. */
export function attemptVariants<Kind extends ContributionKind>(subject: Subject<Kind>, making: Making<Kind>): readonly Attempt[] {
  const { make = makeByReference, formFaults = () => [] } = making;
  return subject.variants.map((variant, index): Attempt => {
    try {
      const made = make(subject, variant);
      return { ...variant, made, faults: isRecord(made) ? formFaults(made) : [] };
    } catch (error) {
      if (index > 0 && isRefusal(error)) return { ...variant, made: undefined, faults: [], refusal: error.message };
      const hint = isVitrumError(error) ? error.hint : undefined;
      return { ...variant, made: undefined, faults: [{ message: `It cannot be made: ${reasonOf(error)}`, hint }] };
    }
  });
}

function makeByReference({ kind, definition, registry }: Subject, { reference }: Variant): unknown {
  const { singular } = contributionKinds[kind];
  return isReferenceKind(singular) ? resolveReference(registry, singular, reference) : definition;
}
