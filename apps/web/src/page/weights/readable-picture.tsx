import { createSignal, Show, type JSX } from 'solid-js';
import { useDivergingScale } from '../color/color-scheme.ts';
import { drawInFrames } from '../frames/draw-in-frames.ts';
import { cellAfter, cellPixels, type Cell, type CellGrid } from './weight-cells.ts';

/** How a cell was selected. */
export type ReadBy = 'pointer' | 'keys';

interface ReadablePictureProps {
  readonly class?: string;
  /** The text alternative. */
  readonly label: string;
  readonly values: Float32Array;
  readonly grid: CellGrid;
  /** Largest magnitude of the scale. */
  readonly limit: number;
  readonly tabindex?: 0 | -1;
  readonly ref?: (element: HTMLElement) => void;
  readonly onRead: (index: number, by: ReadBy, cell: Cell) => void;
  readonly onLeave: () => void;
  /** Called for a key that does not move within the picture. */
  readonly onOtherKey?: (event: KeyboardEvent) => void;
}

/** Numbers as a picture of one pixel each, read by hovering or with arrow keys. */
export function ReadablePicture(props: ReadablePictureProps): JSX.Element {
  const scale = useDivergingScale();
  const [cell, setCell] = createSignal<Cell>({ column: 0, row: 0 });
  const [isRead, setRead] = createSignal(false);

  const draw = (canvas: HTMLCanvasElement): void => {
    drawInFrames(
      canvas,
      () => ({ values: props.values, grid: props.grid, limit: props.limit, colors: scale() }),
      ({ values, grid, limit, colors }) => {
        canvas.getContext('2d')?.putImageData(new ImageData(cellPixels(values, grid, limit, colors), grid.width, grid.height), 0, 0);
      },
    );
  };

  function read(next: Cell, by: ReadBy): void {
    const index = props.grid.indexOf(next.column, next.row);
    if (index === undefined) return;
    setCell(next);
    setRead(true);
    props.onRead(index, by, next);
  }
  function leave(): void {
    setRead(false);
    props.onLeave();
  }
  function onPointer(event: PointerEvent & { readonly currentTarget: HTMLElement }): void {
    const box = event.currentTarget.getBoundingClientRect();
    const { width, height } = props.grid;
    const at = (share: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    read({ column: at((event.clientX - box.left) / box.width, width), row: at((event.clientY - box.top) / box.height, height) }, 'pointer');
  }
  function onKeyDown(event: KeyboardEvent): void {
    const next = cellAfter(event.key, cell(), props.grid);
    if (next === undefined) {
      props.onOtherKey?.(event);
      return;
    }
    event.preventDefault();
    read(next, 'keys');
  }
  const percent = (place: number, count: number): string => `${(100 * place) / count}%`;
  return (
    <div
      class={`readable-picture ${props.class ?? ''}`}
      role="application"
      aria-roledescription="picture of numbers"
      aria-label={props.label}
      tabindex={props.tabindex ?? 0}
      ref={(element) => {
        props.ref?.(element);
      }}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={leave}
      onFocus={() => {
        if (!isRead()) read(cell(), 'keys');
      }}
      onBlur={leave}
      onKeyDown={onKeyDown}
    >
      <canvas ref={draw} width={props.grid.width} height={props.grid.height} aria-hidden="true" />
      <Show when={isRead()}>
        <span
          class="readable-picture-mark"
          style={{
            left: percent(cell().column, props.grid.width),
            top: percent(cell().row, props.grid.height),
            width: percent(1, props.grid.width),
            height: percent(1, props.grid.height),
          }}
        />
      </Show>
    </div>
  );
}
