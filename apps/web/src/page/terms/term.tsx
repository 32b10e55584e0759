import type { JSX } from 'solid-js';
import './term.css';

/**
 * A term of the field that explains itself where it stands: a press opens what the glossary says of it.
 *
 * @param props.children - The term as it stands there.
 * @param props.of - Its name in the glossary, where that is another one.
 */
export function Term(props: { readonly children: string; readonly of?: string }): JSX.Element {
  return (
    <button
      type="button"
      class="term"
      aria-haspopup="dialog"
      aria-expanded="false"
      onClick={({ currentTarget }) => void import('./term-note.ts').then(({ explain }) => explain(currentTarget, props.children, props.of))}
    >
      {props.children}
    </button>
  );
}
