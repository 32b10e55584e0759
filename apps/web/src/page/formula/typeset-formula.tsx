import { createMemo, type JSX } from 'solid-js';
import { mathElement } from './math-element.ts';
import './typeset-formula.css';

/** A formula in plain text, typeset. */
export function TypesetFormula(props: { readonly formula: string }): JSX.Element {
  const element = createMemo(() => mathElement(props.formula));
  return <>{element()}</>;
}
