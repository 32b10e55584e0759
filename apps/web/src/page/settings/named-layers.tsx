import { For, Show, type JSX } from 'solid-js';
import type { NetworkConfig } from '@vitrum/network';
import { describeNamed } from './describe-draft.ts';

/** The layers that follow from a network by name and the data. */
export function NamedLayers(props: { readonly network: NetworkConfig | undefined; readonly onChange: () => void }): JSX.Element {
  return (
    <Show when={props.network}>
      {(network) => (
        <>
          <details class="settings-named">
            <summary>
              {network().inputShape.join(' × ')} inputs, as the data have them, then {network().layers.length} layers
            </summary>
            <ol class="small numbers">
              <For each={network().layers}>{(layer) => <li>{describeNamed(layer)}</li>}</For>
            </ol>
          </details>
          <button type="button" onClick={() => props.onChange()}>
            Change them layer by layer
          </button>
        </>
      )}
    </Show>
  );
}
