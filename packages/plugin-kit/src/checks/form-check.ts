import type { Activation, Loss } from '@vitrum/core';
import { outcome, type Check } from '../check.ts';
import type { Subject } from '../subject.ts';
import { attemptVariants, firstFew, inVariants, withPrefix, type FormFaults, type Made } from './variant-findings.ts';

/** The kinds that work on single numbers or on rows, and what is made of them. */
interface Forms {
  readonly activations: Activation;
  readonly losses: Loss;
}

/** The functions are there and give what they have to give; the other checks work on what passes this one. */
export function formCheck(faultsOf: FormFaults): Check<Subject<'activations'> | Subject<'losses'>> {
  return {
    name: 'form',
    title: 'its functions are there and give numbers',
    run: (subject) => {
      const attempts = attemptVariants(subject, faultsOf);
      const findings = attempts.flatMap(({ prefix, faults }) => faults.map((finding) => withPrefix(prefix, finding)));
      return outcome(`the types of its properties and of what they give${inVariants(attempts)}`, firstFew(findings));
    },
  };
}

/** The variants that can be worked with: those with whose form there is no fault. */
export function usableVariants<Kind extends keyof Forms>(
  subject: Subject<'activations'> | Subject<'losses'>,
  faultsOf: FormFaults,
): readonly Made<Forms[Kind]>[] {
  const attempts = attemptVariants(subject, faultsOf).filter(({ faults }) => faults.length === 0);
  return attempts.map(({ label, prefix, made }) => ({ label, prefix, made: made as Forms[Kind] })); // its form was looked at
}

/** Row-wise and elementwise contributions, told apart by their kind. */
type Rowwise<T> = Extract<T, { readonly kind: 'rowwise' }>;
type Elementwise<T> = Exclude<T, Rowwise<T>>;

const isRowwise = <T extends Activation | Loss>(variant: Made<T>): variant is Made<T> & Made<Rowwise<T>> => variant.made.kind === 'rowwise';

/** Those of them that work on single numbers. */
export function elementwiseOf<T extends Activation | Loss>(variants: readonly Made<T>[]): readonly Made<Elementwise<T>>[] {
  // What is not row-wise is elementwise: a predicate's negation is nothing that the compiler takes from a filter.
  return variants.filter((variant) => !isRowwise(variant)) as unknown as readonly Made<Elementwise<T>>[];
}

/** Those of them that work on rows. */
export function rowwiseOf<T extends Activation | Loss>(variants: readonly Made<T>[]): readonly Made<Rowwise<T>>[] {
  return variants.filter(isRowwise);
}
