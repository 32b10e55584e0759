import { For, Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import type { ValleyWeight, WeightPlace } from '../../shared/api/valley.ts';
import type { LayerSummary } from '../../shared/api/run.ts';

/** One of the two weights: its layer, where it comes from, and where it goes. */
export function WeightChooser(props: {
  readonly axis: 'x' | 'y';
  readonly weight: ValleyWeight;
  readonly layers: readonly LayerSummary[];
  readonly onChoose: (place: WeightPlace) => void;
}): JSX.Element {
  const choose = (change: Partial<WeightPlace>): void => {
    const { layer, input, unit } = { ...props.weight, ...change };
    const { inputs = 1, units = 1 } = props.layers[layer] ?? {};
    if (!Number.isFinite(input) || !Number.isFinite(unit)) return;
    props.onChoose({ layer, input: hold(input, inputs), unit: hold(unit, units) });
  };
  return (
    <fieldset class="weight-chooser">
      <legend>Weight along {props.axis}</legend>
      <label>
        Layer
        <select onChange={(event) => choose({ layer: Number(event.currentTarget.value) })}>
          <For each={props.layers}>
            {(layer, index) => (
              <Show when={layer.weightShape}>
                <option value={index()} selected={index() === props.weight.layer}>
                  {index() + 1}: {layer.inputs} → {layer.units}
                </option>
              </Show>
            )}
          </For>
        </select>
      </label>
      <label>
        From input
        <input
          type="number"
          min="0"
          max={(props.layers[props.weight.layer]?.inputs ?? 1) - 1}
          value={props.weight.input}
          onChange={(event) => choose({ input: event.currentTarget.valueAsNumber })}
        />
      </label>
      <label>
        To neuron
        <input
          type="number"
          min="0"
          max={(props.layers[props.weight.layer]?.units ?? 1) - 1}
          value={props.weight.unit}
          onChange={(event) => choose({ unit: event.currentTarget.valueAsNumber })}
        />
      </label>
      <p class="small soft weight-chooser-value">
        Value <span class="numbers">{formatNumber(props.weight.value)}</span>, ∂C/∂w{' '}
        <span class="numbers">{formatNumber(props.weight.gradient)}</span>
      </p>
    </fieldset>
  );
}

const hold = (value: number, count: number): number => Math.min(count - 1, Math.max(0, Math.round(value)));
