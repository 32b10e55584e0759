import { isVitrumError, resolveReference, type ContributionKind } from '@vitrum/core';
import { contributionKinds, isRecord, isReferenceKind } from '@vitrum/core/internal';
import { isRefusal, reasonOf } from './checks/thrown.ts';
import type { Fault } from './finding.ts';
import type { Attempt, Subject, Variant } from './subject.ts';

/** Finds the faults in the form of an untyped contribution. */
export type FormFaults = (contribution: Readonly<Record<string, unknown>>) => readonly Fault[];

/** How to create the variants of a kind. */
export interface Making<Kind extends ContributionKind = ContributionKind> {
  /** Creates one variant; by default from its reference if configurations can refer to the kind, otherwise the definition itself. */
  readonly make?: (subject: Subject<Kind>, variant: Variant) => unknown;
  readonly formFaults?: FormFaults;
}

/** Creates every variant and checks its form. Combinations of options may be rejected, but not the defaults. */
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
