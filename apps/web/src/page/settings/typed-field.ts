import { createEffect, createSignal, on, type Accessor } from 'solid-js';
import { useDraftRevision } from './draft-revision.ts';

/** A field for a value that is typed as text, where what is typed may be wrong: the value that is kept is then another one. */
interface TypedField {
  /** What is wrong with the text; empty if nothing is. */
  readonly fault: Accessor<string>;
  readonly setFault: (fault: string) => void;
  /** The field's element. */
  readonly setField: (element: HTMLInputElement) => void;
}

/** Shows the value again, and forgets the fault, whenever the value or the draft changes. */
export function typedField(value: Accessor<unknown>, textOf: (value: unknown) => string): TypedField {
  const [fault, setFault] = createSignal('');
  let field: HTMLInputElement | undefined;
  createEffect(
    on(
      [value, useDraftRevision()],
      ([changed]) => {
        setFault('');
        if (field !== undefined) field.value = textOf(changed);
      },
      { defer: true },
    ),
  );
  return { fault, setFault, setField: (element) => (field = element) };
}
