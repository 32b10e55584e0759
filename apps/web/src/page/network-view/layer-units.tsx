import { createMemo, createSignal, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import { useDivergingScale } from '../color/color-scheme.ts';
import { formatCount } from '../format/number.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { useLab } from '../lab/lab-context.ts';
import { maskOf } from '../theater/mask-of.ts';
import { UnitButton, unitName } from './unit-button.tsx';
import { activationLimit, unitColor } from './unit-color.ts';
import { unitGrid } from './unit-grid.ts';
import { createUnitWalk } from './unit-walk.ts';

/** Loaded with the first data that are points. */
const FieldDot = lazy(async () => ({ default: (await import('../field/field-dot.tsx')).FieldDot }));

/** The properties of a column of neurons. */
export interface LayerUnitsProps {
  readonly layer: number;
  readonly units: number;
  /** Where there is room for fewer than usual. */
  readonly maxRows?: number | undefined;
  readonly onPoint: (unit: number | undefined) => void;
}

/** The neurons of a layer as buttons, colored by a. */
export function LayerUnits(props: LayerUnitsProps): JSX.Element {
  const lab = useLab();
  const scale = useDivergingScale();
  const grid = createMemo(() => unitGrid(props.units, props.maxRows));
  const walk = createUnitWalk(grid);
  const hasField = createMemo(() => lab.run.field()?.y !== undefined && lab.run.field()?.layers[props.layer] !== undefined);

  const mask = createMemo(() => maskOf(lab.run.step(), props.layer));

  const [activations, setActivations] = createSignal<Float32Array>();
  const limit = createMemo(() => activationLimit(activations() ?? new Float32Array()));
  const draw = (box: HTMLElement): void => {
    drawInFrames(
      box,
      () => lab.run.pass()?.layers[props.layer]?.a,
      (latest) => setActivations(() => latest),
    );
  };

  return (
    <div ref={draw} class="network-view-units" role="group" aria-label={`Neurons of layer ${props.layer + 1}: arrow keys go from one to the next`}>
      <div
        class="network-view-unit-grid"
        style={{ 'grid-template-rows': `repeat(${grid().rows}, auto)` }}
        onPointerLeave={() => {
          props.onPoint(undefined);
        }}
      >
        <For each={Array.from({ length: grid().shown }, (_, unit) => unit)}>
          {(unit) => {
            const a = (): number | undefined => activations()?.[unit];
            return (
              <UnitButton
                class="network-view-unit"
                layer={props.layer}
                unit={unit}
                walk={walk}
                label={unitName(props.layer, unit, a())}
                isLeftOut={mask()?.factors[unit] === 0}
                onPoint={props.onPoint}
              >
                <Show
                  when={hasField()}
                  fallback={<span class="network-view-dot" style={{ 'background-color': unitColor(a(), limit(), scale()) }} />}
                >
                  <Suspense>
                    <FieldDot layer={props.layer} unit={unit} units={props.units} />
                  </Suspense>
                </Show>
              </UnitButton>
            );
          }}
        </For>
      </div>
      <Show when={props.units > grid().shown}>
        <p class="small soft">and {formatCount(props.units - grid().shown)} more neurons</p>
      </Show>
    </div>
  );
}
