import { createEffect, createMemo, createSignal, For, on, Show, type JSX } from 'solid-js';
import { formatCount, formatNumber } from '../format/number.ts';
import { ReadablePicture, type ReadBy } from './readable-picture.tsx';
import { inputOfWeight } from './weight-index.ts';
import type { ShownLayer } from './shown-layer.ts';
import type { CellGrid } from './weight-cells.ts';
import type { WeightPlace } from './weight-words.ts';

/** Number of pictures until more are requested. */
const picturesAtFirst = 64;

interface UnitPicturesProps {
  readonly layer: ShownLayer;
  /** What the pictures show. */
  readonly about: string;
  /** What the units are: neurons or maps. */
  readonly noun: string;
  /** Begins the name of each picture: "Kernel of". */
  readonly title: string;
  readonly gridOf: (unit: number) => CellGrid;
  readonly onRead: (place: WeightPlace, by: ReadBy) => void;
  readonly onLeave: () => void;
}

/** The weights into each unit as one picture, with the bias below; one tab stop, page keys move between pictures. */
export function UnitPictures(props: UnitPicturesProps): JSX.Element {
  const [isWhole, setWhole] = createSignal(false);
  const [stop, setStop] = createSignal(0);
  const pictures: HTMLElement[] = [];
  const shown = createMemo(() => (isWhole() ? props.layer.units : Math.min(picturesAtFirst, props.layer.units)));
  createEffect(
    on(shown, (count) => {
      if (stop() >= count) setStop(0);
    }),
  );

  function onOtherKey(event: KeyboardEvent, unit: number): void {
    const next = event.key === 'PageDown' ? unit + 1 : event.key === 'PageUp' ? unit - 1 : undefined;
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0 || next >= shown()) return;
    setStop(next);
    pictures[next]?.focus();
  }
  return (
    <>
      <p class="small soft">
        {props.about} Arrow keys read a picture, Page Up and Page Down go to the next.
      </p>
      <ul class="unit-pictures">
        <For each={Array.from({ length: shown() }, (_, unit) => unit)}>
          {(unit) => {
            const grid = createMemo(() => props.gridOf(unit));
            return (
              <li class="unit-pictures-item">
                <span class="small">
                  {props.noun} {unit}
                </span>
                <ReadablePicture
                  label={`${props.title} ${props.noun} ${unit} of layer ${props.layer.layer + 1}, ${grid().width} × ${grid().height}`}
                  values={props.layer.values}
                  grid={grid()}
                  limit={props.layer.limit}
                  tabindex={stop() === unit ? 0 : -1}
                  ref={(element) => {
                    pictures[unit] = element;
                  }}
                  onRead={(index, by) => {
                    props.onRead({ layer: props.layer.layer, unit, input: inputOfWeight(props.layer, index) }, by);
                  }}
                  onLeave={props.onLeave}
                  onOtherKey={(event) => {
                    onOtherKey(event, unit);
                  }}
                />
                <Show when={props.layer.biases[unit] !== undefined}>
                  <span class="numbers soft">b {formatNumber(props.layer.biases[unit] ?? NaN)}</span>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
      <Show when={shown() < props.layer.units}>
        <button
          type="button"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show all {formatCount(props.layer.units)} pictures
        </button>
      </Show>
    </>
  );
}
