import { createSignal, For, type JSX } from 'solid-js';
import { useDivergingScale } from '../colour/colour-scheme.ts';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { unitName, type LayerUnitsProps } from './layer-units.tsx';
import { activationLimit, unitColour } from './unit-colour.ts';
import { unitAfter } from './unit-grid.ts';
import { Verdict } from './verdict.tsx';

/** What is written to in every frame. */
interface OutputRow {
  readonly button: HTMLButtonElement;
  readonly dot: HTMLElement;
  readonly bar: HTMLElement;
  readonly value: HTMLElement;
}

/** The last layer: a row for each output with its name, a bar and its value; the largest is marked. */
export function OutputUnits(props: LayerUnitsProps & { readonly names: readonly string[] }): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const [stop, setStop] = createSignal(0);
  const rows: OutputRow[] = [];
  // Once an output was negative, zero stays in the middle: bars must not jump about.
  let hasNegative = false;

  const draw = (box: HTMLElement): void => {
    drawInFrames(
      box,
      () => ({ pass: lab.pass(), colours: scale() }),
      ({ pass, colours }) => {
        const a = pass?.layers[props.layer]?.a;
        if (a === undefined) return;
        const limit = activationLimit(a);
        hasNegative ||= a.some((value) => value < -0.005 * limit);
        const zero = hasNegative ? 50 : 0;
        for (const [unit, { button, dot, bar, value }] of rows.entries()) {
          const output = a[unit] ?? NaN;
          const colour = unitColour(output, limit, colours);
          const length = Number.isFinite(output) ? (Math.abs(output) / limit) * (100 - zero) : 0;
          dot.style.backgroundColor = colour;
          bar.style.transform = `translateX(${output < 0 ? zero - length : zero}%) scaleX(${length / 100})`;
          bar.style.backgroundColor = output < 0 ? 'var(--negative)' : 'var(--positive)';
          value.textContent = formatNumber(output);
          const isLargest = pass?.predicted === unit;
          const isRight = pass?.label === unit;
          // It begins with what is to be read in the button, for those who say it.
          const name = props.names[unit] ?? String(unit);
          button.toggleAttribute('data-largest', isLargest);
          button.toggleAttribute('data-right', isRight);
          button.setAttribute(
            'aria-label',
            `${name} ${formatNumber(output)}: ${unitName(props.layer, unit, output)}${isLargest ? ', the largest' : ''}${isRight ? ', the right answer' : ''}`,
          );
        }
      },
    );
  };

  function onKeyDown(event: KeyboardEvent, unit: number): void {
    const next = unitAfter(event.key, unit, { shown: props.units, rows: props.units, columns: 1 });
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    rows[next]?.button.focus();
  }

  return (
    <div ref={draw} class="network-view-units" role="group" aria-label={`Outputs, layer ${props.layer + 1}: arrow keys go from one to the next`}>
      <div
        class="network-view-outputs"
        onPointerLeave={() => {
          props.onPoint(undefined);
        }}
      >
        <For each={Array.from({ length: props.units }, (_, unit) => unit)}>
          {(unit) => {
            // Filled by the refs below before anything is drawn.
            const row: { -readonly [Key in keyof OutputRow]?: OutputRow[Key] } = {};
            const keep = <Key extends keyof OutputRow>(key: Key, element: OutputRow[Key]): void => {
              row[key] = element;
              if (isWhole(row)) rows[unit] = row;
            };
            return (
              <button
                type="button"
                class="network-view-output"
                ref={(element) => {
                  keep('button', element);
                }}
                data-layer={props.layer}
                data-unit={unit}
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
                <span
                  class="network-view-dot"
                  ref={(element) => {
                    keep('dot', element);
                  }}
                />
                <span class="network-view-output-name">{props.names[unit] ?? unit}</span>{' '}
                <span class="network-view-bar-track">
                  <span
                    class="network-view-bar"
                    ref={(element) => {
                      keep('bar', element);
                    }}
                  />
                </span>
                <span
                  class="network-view-output-value numbers"
                  ref={(element) => {
                    keep('value', element);
                  }}
                />
              </button>
            );
          }}
        </For>
      </div>
      <Verdict names={props.names} />
    </div>
  );
}

const isWhole = (row: Partial<OutputRow>): row is OutputRow =>
  row.button !== undefined && row.dot !== undefined && row.bar !== undefined && row.value !== undefined;
