import { For, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import type { NeuronPlace } from '../lab/lab-state.ts';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import { indexIn, pixelAt, type PicturePlace } from '../pictures/picture-place.ts';
import type { LayerSummary } from '../../shared/api/run.ts';

/** Chooses a neuron: a menu of layers, an index, and buttons for the neighbors. */
export function NeuronChooser(props: {
  readonly layers: readonly LayerSummary[];
  readonly place: NeuronPlace;
  readonly onChoose: (place: NeuronPlace) => void;
}): JSX.Element {
  const units = (): number => props.layers[props.place.layer]?.units ?? 1;
  const shape = (): PictureForm | undefined => mapsOf(props.layers[props.place.layer]?.outputShape ?? []);
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
              <option value={index()} selected={index() === props.place.layer}>
                {describeLayer(layer, index())}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={shape()} fallback={<NumberBox name="Neuron" count={units()} value={props.place.unit} onChange={(unit) => choose(props.place.layer, unit)} />}>
        {(picture) => <PlaceBoxes shape={picture()} unit={props.place.unit} onChange={(unit) => choose(props.place.layer, unit)} />}
      </Show>
      <button type="button" disabled={props.place.unit === 0} onClick={() => choose(props.place.layer, props.place.unit - 1)}>
        Previous
      </button>
      <button type="button" disabled={props.place.unit >= units() - 1} onClick={() => choose(props.place.layer, props.place.unit + 1)}>
        Next
      </button>
    </fieldset>
  );
}

/** A pixel of a map: which map, row and column. */
function PlaceBoxes(props: { readonly shape: PictureForm; readonly unit: number; readonly onChange: (unit: number) => void }): JSX.Element {
  const place = (): PicturePlace => pixelAt(props.shape, props.unit);
  const move = (change: Partial<PicturePlace>): void => {
    props.onChange(indexIn(props.shape, { ...place(), ...change }));
  };
  return (
    <>
      <NumberBox name="Map" count={props.shape.channels} value={place().map} onChange={(map) => move({ map })} />
      <NumberBox name="Row" count={props.shape.height} value={place().row} onChange={(row) => move({ row })} />
      <NumberBox name="Column" count={props.shape.width} value={place().column} onChange={(column) => move({ column })} />
    </>
  );
}

function NumberBox(props: { readonly name: string; readonly count: number; readonly value: number; readonly onChange: (value: number) => void }): JSX.Element {
  const take = (value: number): void => {
    if (Number.isFinite(value)) props.onChange(Math.min(props.count - 1, Math.max(0, Math.round(value))));
  };
  return (
    <label>
      {props.name}, 0 to {props.count - 1}
      <input type="number" min="0" max={props.count - 1} value={props.value} onChange={(event) => take(event.currentTarget.valueAsNumber)} />
    </label>
  );
}

const describeLayer = ({ type, inputs, units, outputShape, activation }: LayerSummary, index: number): string =>
  `Layer ${index + 1}: ${mapsOf(outputShape) !== undefined ? `${type}, ${outputShape.join(' × ')}` : `${type === 'dense' ? '' : `${type}, `}${inputs} → ${units}`}${activation === undefined ? '' : `, ${activation}`}`;
