import { lazy, Suspense, type JSX } from 'solid-js';

// Fetched while the page opens, so that it is there before the first formula: one that is typeset later moves what stands below it.
const typesetter = import('./typeset-formula.tsx');
typesetter.catch(() => undefined); // reported where a formula asks for it
const TypesetFormula = lazy(async () => ({ default: (await typesetter).TypesetFormula }));

/** A formula, typeset as soon as what does that is loaded; until then in plain text. */
export function Formula(props: { readonly formula: string }): JSX.Element {
  return (
    <Suspense fallback={props.formula}>
      <TypesetFormula formula={props.formula} />
    </Suspense>
  );
}
