import { For, Show, type JSX } from 'solid-js';
import type { NeuronPlace } from '../lab/lab-state.ts';
import type { LayerSummary } from '../worker/api/run.ts';

/** Chooses a neuron: a menu of layers, an index, and buttons for the neighbors. */
export function NeuronChooser(props: {
  readonly layers: readonly LayerSummary[];
  readonly place: NeuronPlace;
  readonly onChoose: (place: NeuronPlace) => void;
}): JSX.Element {
  const units = (): number => props.layers[props.place.layer]?.units ?? 1;
  const choose = (layer: number, unit: number): void => {
    const last = (props.layers[layer]?.units ?? 1) - 1;
    if (Number.isFinite(unit)) props.onChoose({ layer, unit: Math.min(last, Math.max(0, Math.round(unit))) });
  };
  return (
    <fieldset class="neuron-chooser">
      <legend class="hidden-visually">Which neuron</legend>
      <label>
        Layer
        <select value={props.place.layer} onChange={(event) => choose(Number(event.currentTarget.value), props.place.unit)}>
          <For each={props.layers}>
            {(layer, index) => (
              <Show when={layer.weightShape}>
                <option value={index()} selected={index() === props.place.layer}>
                  {describeLayer(layer, index())}
                </option>
              </Show>
            )}
          </For>
        </select>
      </label>
      <label>
        Neuron, 0 to {units() - 1}
        <input
          type="number"
          min="0"
          max={units() - 1}
          value={props.place.unit}
          onChange={(event) => choose(props.place.layer, event.currentTarget.valueAsNumber)}
        />
      </label>
      <button type="button" disabled={props.place.unit === 0} onClick={() => choose(props.place.layer, props.place.unit - 1)}>
        Previous
      </button>
      <button type="button" disabled={props.place.unit >= units() - 1} onClick={() => choose(props.place.layer, props.place.unit + 1)}>
        Next
      </button>
    </fieldset>
  );
}

const describeLayer = ({ inputs, units, activation }: LayerSummary, index: number): string =>
  `Layer ${index + 1}: ${inputs} → ${units}${activation === undefined ? '' : `, ${activation}`}`;
