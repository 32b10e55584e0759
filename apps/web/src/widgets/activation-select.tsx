import { For, type JSX } from 'solid-js';
import { elementwiseActivations } from './activation-choices.ts';

/** A menu of the activations. */
export function ActivationSelect(props: { readonly value: string; readonly onChange: (name: string) => void }): JSX.Element {
  return (
    <label class="widget-field">
      Activation φ
      <select onChange={(event) => props.onChange(event.currentTarget.value)}>
        <For each={elementwiseActivations}>
          {({ name }) => (
            <option value={name} selected={name === props.value}>
              {name}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
