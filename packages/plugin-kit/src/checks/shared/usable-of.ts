import type { Subject, Variant } from '../../subject.ts';

/** The variants that a form check finds no fault with. */
export function usableOf({ variants }: Subject, usable: readonly { readonly label: string }[]): readonly Variant[] {
  const labels = new Set(usable.map(({ label }) => label));
  return variants.filter(({ label }) => labels.has(label));
}
