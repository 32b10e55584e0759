import { createMemo, createSignal, For, onCleanup, onMount, Show, type JSX } from 'solid-js';
import { ReadablePicture, type ReadBy } from './readable-picture.tsx';
import type { ShownLayer } from './shown-layer.ts';
import { columnGridOf, matrixGridOf } from './weight-cells.ts';
import type { WeightPlace } from './weight-words.ts';

/** Maximum size of a matrix before it scrolls, and of a cell, in pixels. */
const comfortableWidth = 576;
const [minCellSize, maxCellSize] = [4, 18];
/** Pixels of the labels of the rows and the column of biases, which stand beside it. */
const besideMatrix = 76;
/** Pixels between two labels. */
const [rowLabelRoom, columnLabelRoom] = [15, 24];

interface MatrixPictureProps {
  readonly layer: ShownLayer;
  /** The meaning of its columns: "neuron of layer 1". */
  readonly from: string;
  readonly onRead: (place: WeightPlace, by: ReadBy) => void;
  readonly onLeave: () => void;
}

/** A weight matrix as a picture, units × inputs, with the biases as a column beside it. */
export function MatrixPicture(props: MatrixPictureProps): JSX.Element {
  const [room, setRoom] = createSignal(comfortableWidth + besideMatrix);
  const width = (): number => Math.min(comfortableWidth, room() - besideMatrix);
  const cell = createMemo(() => Math.max(minCellSize, Math.min(maxCellSize, Math.floor(width() / props.layer.inputs))));
  const matrix = createMemo(() => matrixGridOf(props.layer.inputs, props.layer.units));
  const column = createMemo(() => columnGridOf(props.layer.units));
  const height = (): string => `${props.layer.units * cell()}px`;
  let box: HTMLElement | undefined;
  onMount(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setRoom(entry.contentRect.width);
    });
    if (box !== undefined) observer.observe(box);
    onCleanup(() => {
      observer.disconnect();
    });
  });
  return (
    <div ref={(element) => (box = element)} class="matrix-picture-scroll">
      <div class="matrix-picture">
        <span class="matrix-picture-columns small soft">from {props.from}</span>
        <span class="matrix-picture-bias-head small soft">bias</span>
        <div class="matrix-picture-column-labels numbers" aria-hidden="true" style={{ width: `${props.layer.inputs * cell()}px` }}>
          <For each={labeled(props.layer.inputs, cell(), columnLabelRoom)}>
            {(input) => <span style={{ left: `${(input + 0.5) * cell()}px` }}>{input}</span>}
          </For>
        </div>
        <div class="matrix-picture-row-labels numbers" aria-hidden="true" style={{ height: height() }}>
          <For each={labeled(props.layer.units, cell(), rowLabelRoom)}>
            {(unit) => <span style={{ top: `${(unit + 0.5) * cell()}px` }}>{unit}</span>}
          </For>
        </div>
        <div class="matrix-picture-weights" style={{ width: `${props.layer.inputs * cell()}px`, height: height() }}>
          <ReadablePicture
            label={`Weight matrix of layer ${props.layer.layer + 1}: ${props.layer.units} rows, one for each neuron, and ${props.layer.inputs} columns, one for each ${props.from}. Arrow keys read it.`}
            values={props.layer.values}
            grid={matrix()}
            limit={props.layer.limit}
            onRead={(_, by, { column: input, row: unit }) => {
              props.onRead({ layer: props.layer.layer, unit, input }, by);
            }}
            onLeave={props.onLeave}
          />
        </div>
        <Show when={props.layer.biases.length > 0}>
          <div class="matrix-picture-biases" style={{ width: `${Math.max(12, cell())}px`, height: height() }}>
            <ReadablePicture
              label={`Biases of layer ${props.layer.layer + 1}, one for each neuron. Arrow keys read them.`}
              values={props.layer.biases}
              grid={column()}
              limit={props.layer.limit}
              onRead={(unit, by) => {
                props.onRead({ layer: props.layer.layer, unit }, by);
              }}
              onLeave={props.onLeave}
            />
          </div>
        </Show>
      </div>
    </div>
  );
}

/** The interval of labels (1, 2, 5, 10 …) at which they do not touch. */
function labeled(count: number, cell: number, room: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((every) => every * cell >= room) ?? 1000;
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}
