import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { NumberOption, OptionSchema } from '@vitrum/core';
import type { LayerConfig } from '@vitrum/network';
import { useLab } from '../lab/lab-context.ts';
import { layerOptions } from './catalog-item.ts';
import { maxUnits } from './draft.ts';
import { NumberField } from './number-field.tsx';
import { OptionFields } from './option-fields.tsx';

const unitsOption: NumberOption = { type: 'integer', minimum: 1, maximum: maxUnits };
/** Options with controls of their own. */
const shared = ['units', 'weightInitializer', 'biasInitializer'];

/** A layer's type, width and other options. */
export function LayerCard(props: {
  readonly layer: LayerConfig;
  readonly number: number;
  readonly isOutput: boolean;
  /** Whether its weights come from a base, which training may leave as they are. */
  readonly isFromBase: boolean;
  readonly onFreeze: (isFrozen: boolean) => void;
  readonly onChange: (layer: LayerConfig) => void;
  readonly onType: (type: string) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const options = (): OptionSchema => layerOptions(lab.state.catalog, props.layer.type);
  const types = (): readonly string[] => lab.state.catalog?.layers.map(({ name }) => name) ?? [];
  const change = (name: string, value: unknown): void => {
    props.onChange({ ...props.layer, [name]: value });
  };
  return (
    <fieldset class="settings-layer">
      <legend>{props.isOutput ? `Layer ${props.number}: the output` : `Layer ${props.number}`}</legend>
      <div class="settings-layer-head">
        <Show when={types().length > 1 && !props.isOutput}>
          <div class="settings-field">
            <label for={id}>Kind of layer</label>
            <select id={id} onChange={({ currentTarget }) => props.onType(currentTarget.value)}>
              <For each={types()}>
                {(type) => (
                  <option value={type} selected={type === props.layer.type}>
                    {type}
                  </option>
                )}
              </For>
            </select>
          </div>
        </Show>
        <Show when={'units' in options()}>
          <Show
            when={!props.isOutput}
            fallback={
              <p class="settings-field">
                <span>Units</span>
                <span class="numbers">{String(props.layer['units'])}</span>
                <span class="small soft">as many as the data have answers</span>
              </p>
            }
          >
            <NumberField
              label="Units"
              option={unitsOption}
              value={props.layer['units']}
              onChange={(units) => {
                change('units', units);
              }}
            />
          </Show>
        </Show>
        <Show when={props.isFromBase}>
          <label class="settings-frozen">
            <input type="checkbox" checked={props.layer.trainable === false} onChange={({ currentTarget }) => props.onFreeze(currentTarget.checked)} />
            Frozen
          </label>
        </Show>
        <Show when={!props.isOutput}>
          <button type="button" class="quiet settings-layer-remove" onClick={() => props.onRemove()}>
            Remove layer {props.number}
          </button>
        </Show>
      </div>
      <OptionFields options={options()} values={props.layer} without={shared} onChange={change} />
    </fieldset>
  );
}
