import { Index, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import { layerOptions } from './catalog-item.ts';
import { withAnotherLayer, withFrozen, withLayer, withLayerType, withoutLayer, type LayeredDraft } from './draft.ts';
import { LayerCard } from './layer-card.tsx';

const hasWeights = (layer: LayerSummary | undefined): boolean => (layer?.parameterCount ?? 0) > 0;

/** More would not fit side by side. */
const maxLayers = 20;

/** The layers, from the first hidden one to the output. */
export function LayerList(props: { readonly draft: LayeredDraft; readonly onChange: (draft: LayeredDraft) => void }): JSX.Element {
  const lab = useLab();
  const last = (): number => props.draft.network.layers.length - 1;
  return (
    <>
      <p class="small soft">
        {props.draft.network.inputShape.join(' × ')} inputs, as the data have them, then {props.draft.network.layers.length}{' '}
        {props.draft.network.layers.length === 1 ? 'layer' : 'layers'}.
      </p>
      <div class="settings-layers">
        <Index each={props.draft.network.layers}>
          {(layer, index) => (
            <LayerCard
              layer={layer()}
              number={index + 1}
              isOutput={index === last()}
              isFromBase={index < (props.draft.base?.layers ?? 0) && hasWeights(lab.state.run?.layers[index])}
              onFreeze={(isFrozen) => {
                props.onChange(withFrozen(props.draft, index, isFrozen));
              }}
              onChange={(changed) => {
                props.onChange(withLayer(props.draft, index, changed));
              }}
              onType={(type) => {
                props.onChange(withLayerType(props.draft, index, type, layerOptions(lab.state.catalog, type)));
              }}
              onRemove={() => {
                props.onChange(withoutLayer(props.draft, index));
              }}
            />
          )}
        </Index>
      </div>
      <Show when={props.draft.network.layers.length < maxLayers} fallback={<p class="small soft">{maxLayers} layers are the most.</p>}>
        <button
          type="button"
          onClick={() => {
            props.onChange(withAnotherLayer(props.draft));
          }}
        >
          Add a layer before the output
        </button>
      </Show>
    </>
  );
}
