import type { Activation, Loss } from '@vitrum/core';
import type { Made } from './variant-findings.ts';

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
