import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { isTouched } from './is-touched.ts';

const TypesetFormula = lazy(async () => ({ default: (await import('./typeset-formula.tsx')).TypesetFormula }));

/**
 * A formula, typeset as soon as what does that is loaded; until then in plain text.
 *
 * @param props.isPatient - True where the page begins with it: it is typeset when the visitor first moves, so that a first visit does not wait.
 */
export function Formula(props: { readonly formula: string; readonly isPatient?: boolean }): JSX.Element {
  return (
    <Show when={props.isPatient !== true || isTouched()} fallback={props.formula}>
      <Suspense fallback={props.formula}>
        <TypesetFormula formula={props.formula} />
      </Suspense>
    </Show>
  );
}
