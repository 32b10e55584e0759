import type { JSX } from 'solid-js';
import { TermMark } from '../terms/term-mark.tsx';

/** The label of a field, with a mark that explains it where it is a term of the field of learning. */
export function FieldLabel(props: { readonly of: string; readonly label: string }): JSX.Element {
  return (
    <span class="settings-label">
      <label for={props.of}>{props.label}</label>
      <TermMark label={props.label} />
    </span>
  );
}
