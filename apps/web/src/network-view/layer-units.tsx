import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { useDivergingScale } from '../colour/colour-scheme.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { activationLimit, unitColour } from './unit-colour.ts';
import { unitAfter, unitGrid } from './unit-grid.ts';

/** What a column of units needs of the network view. */
export interface LayerUnitsProps {
  readonly layer: number;
  readonly units: number;
  readonly onPoint: (unit: number | undefined) => void;
}

/** The units of a layer as buttons coloured by a: one tab stop, arrow keys from unit to unit. */
export function LayerUnits(props: LayerUnitsProps): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const grid = createMemo(() => unitGrid(props.units));
  const [stop, setStop] = createSignal(0);
  const buttons: HTMLButtonElement[] = [];

  const draw = (box: HTMLElement): void => {
    drawInFrames(
      box,
      () => ({ a: lab.pass()?.layers[props.layer]?.a, colours: scale(), shown: grid().shown }),
      ({ a, colours, shown }) => {
        const limit = activationLimit(a ?? new Float32Array());
        for (const [unit, button] of buttons.entries()) {
          if (unit >= shown) return;
          const value = a?.[unit];
          const dot = button.firstElementChild;
          if (dot instanceof HTMLElement) dot.style.backgroundColor = value === undefined ? '' : unitColour(value, limit, colours);
          button.setAttribute('aria-label', unitName(props.layer, unit, value));
        }
      },
    );
  };

  function onKeyDown(event: KeyboardEvent, unit: number): void {
    const next = unitAfter(event.key, unit, grid());
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    buttons[next]?.focus();
  }

  return (
    <div ref={draw} class="network-view-units" role="group" aria-label={`Units of layer ${props.layer + 1}: arrow keys go from one to the next`}>
      <div
        class="network-view-unit-grid"
        style={{ 'grid-template-rows': `repeat(${grid().rows}, auto)` }}
        onPointerLeave={() => {
          props.onPoint(undefined);
        }}
      >
        <For each={Array.from({ length: grid().shown }, (_, unit) => unit)}>
          {(unit) => (
            <button
              type="button"
              class="network-view-unit"
              ref={(element) => {
                buttons[unit] = element;
              }}
              data-layer={props.layer}
              data-unit={unit}
              aria-label={unitName(props.layer, unit, undefined)}
              tabindex={stop() === unit ? 0 : -1}
              onKeyDown={(event) => {
                onKeyDown(event, unit);
              }}
              onPointerEnter={() => {
                props.onPoint(unit);
              }}
              onFocus={() => {
                setStop(unit);
                props.onPoint(unit);
              }}
              onBlur={() => {
                props.onPoint(undefined);
              }}
              onClick={() => {
                lab.openNeuron({ layer: props.layer, unit });
              }}
            >
              <span class="network-view-dot" />
            </button>
          )}
        </For>
      </div>
      <Show when={props.units > grid().shown}>
        <p class="small soft">and {formatCount(props.units - grid().shown)} more units</p>
      </Show>
    </div>
  );
}

/** A unit by its place and its activation. */
export const unitName = (layer: number, unit: number, a: number | undefined): string =>
  `layer ${layer + 1}, unit ${unit}${a === undefined ? '' : `: a = ${formatNumber(a)}`}`;
