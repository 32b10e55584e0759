import { For, type JSX } from 'solid-js';
import { Term } from './term.tsx';
import { piecesOf } from './told-terms.ts';

/** A text whose terms explain themselves. */
export function TermText(props: { readonly text: string }): JSX.Element {
  return <For each={piecesOf(props.text)}>{({ text, term }) => (term === undefined ? text : <Term of={term}>{text}</Term>)}</For>;
}
