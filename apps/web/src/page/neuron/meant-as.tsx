import { For, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';

/** Asks for the class of a drawing, which has no target. */
export function MeantAs(props: { readonly value: number | undefined; readonly onChange: (meantAs: number | undefined) => void }): JSX.Element {
  const lab = useLab();
  const classes = (): readonly string[] => lab.state.data?.classes ?? [];
  return (
    <div class="meant-as row">
      <p>A drawing has no target, and without one there is no cost and nothing to send back.</p>
      <Show when={classes().length > 0}>
        <label>
          It is meant to be{' '}
          <select onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}>
            <option value="" selected={props.value === undefined}>
              not said
            </option>
            <For each={classes()}>
              {(name, index) => (
                <option value={index()} selected={index() === props.value}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <button type="button" onClick={() => void lab.data.select({ kind: 'sample', part: 'test', index: 0 })}>
        Take a test sample instead
      </button>
    </div>
  );
}
