import { Show, type JSX } from 'solid-js';
import { explainedFields } from './told-terms.ts';
import './term.css';

/** A question mark beside the label of a field whose name is a term of the field; nothing beside others. */
export function TermMark(props: { readonly label: string }): JSX.Element {
  const term = (): string | undefined => explainedFields.get(props.label);
  return (
    <Show when={term()}>
      {(name) => (
        <button
          type="button"
          class="term-mark"
          aria-label={`${props.label}: what is that?`}
          aria-haspopup="dialog"
          aria-expanded="false"
          onClick={({ currentTarget }) => void import('./term-note.ts').then(({ explain }) => explain(currentTarget, props.label, name()))}
        >
          ?
        </button>
      )}
    </Show>
  );
}
