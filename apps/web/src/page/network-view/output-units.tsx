import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { useDivergingScale } from '../color/color-scheme.ts';
import { formatNumber } from '../format/number.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { useLab } from '../lab/lab-context.ts';
import type { ForwardPass } from '../../shared/api/run.ts';
import { barTransform } from './bar-transform.ts';
import type { LayerUnitsProps } from './layer-units.tsx';
import { UnitButton, unitName } from './unit-button.tsx';
import { activationLimit, unitColor } from './unit-color.ts';
import { createUnitWalk } from './unit-walk.ts';
import { Verdict } from './verdict.tsx';

/** The last layer: a row for each output with its name, a bar and its value; the largest is marked. */
export function OutputUnits(props: LayerUnitsProps & { readonly names: readonly string[] }): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const walk = createUnitWalk(() => ({ shown: props.units, rows: props.units, columns: 1 }));
  const [pass, setPass] = createSignal<ForwardPass>();
  const outputs = createMemo(() => pass()?.layers[props.layer]?.a ?? new Float32Array());
  const limit = createMemo(() => activationLimit(outputs()));
  // Once an output was negative, zero stays in the middle, so that bars do not jump.
  const hasNegative = createMemo((had: boolean) => had || outputs().some((output) => output < -0.005 * limit()), false);
  const zero = (): number => (hasNegative() ? 50 : 0);

  const draw = (box: HTMLElement): void => {
    drawInFrames(box, lab.run.pass, (latest) => setPass(() => latest));
  };

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
            const name = (): string => props.names[unit] ?? String(unit);
            const output = (): number | undefined => outputs()[unit];
            const target = (): number | undefined => lab.run.step()?.target[unit];
            const isLargest = (): boolean => pass()?.predicted === unit;
            const isRight = (): boolean => pass()?.label === unit;
            // Begins with the visible text of the button, for voice control.
            const error = (): string => (target() === undefined ? '' : ` ${errorText((output() ?? NaN) - (target() ?? NaN))}`);
            const label = (): string =>
              `${name()} ${format(output())}${error()}: ${unitName(props.layer, unit, output())}${isLargest() ? ', the largest' : ''}${isRight() ? ', the right answer' : ''}`;
            return (
              <UnitButton
                class="network-view-output"
                layer={props.layer}
                unit={unit}
                walk={walk}
                label={label()}
                isLargest={isLargest()}
                isRight={isRight()}
                onPoint={props.onPoint}
              >
                <span class="network-view-dot" style={{ 'background-color': unitColor(output(), limit(), scale()) }} />
                <span class="network-view-output-name">{name()}</span>{' '}
                <span class="network-view-bar-track">
                  <span
                    class="network-view-bar"
                    classList={{ 'network-view-bar-negative': (output() ?? 0) < 0 }}
                    style={{ transform: barTransform(output() ?? 0, limit(), zero()) }}
                  />
                  <Show when={target() !== undefined}>
                    <span class="network-view-target" style={{ left: `${targetPlace(target() ?? 0, limit(), zero())}%` }} />
                  </Show>
                </span>
                <span class="network-view-output-value numbers">
                  {format(output())}
                  <Show when={target() !== undefined}>
                    <span class="network-view-error">{error()}</span>
                  </Show>
                </span>
              </UnitButton>
            );
          }}
        </For>
      </div>
      <Show when={props.maxRows === undefined}>
        <Verdict names={props.names} />
      </Show>
    </div>
  );
}

/** Per cent of the track, as the bars are placed. */
const targetPlace = (target: number, limit: number, zero: number): number => Math.max(0, Math.min(100, zero + ((100 - zero) * target) / limit));

/** Output − target. */
const errorText = (error: number): string => `${error < 0 ? '−' : '+'}${Math.abs(error).toFixed(2)}`;

const format = (output: number | undefined): string => (output === undefined ? '' : formatNumber(output));
