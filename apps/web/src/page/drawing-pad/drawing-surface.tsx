import { createEffect, createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';
import type { Drawing } from './drawing.ts';
import { oncePerFrame } from '../frames/once-per-frame.ts';
import { paintStrokes } from './paint-strokes.ts';
import { movePen } from './pen.ts';
import { penWidth, widthOfPressure, type InkPoint, type Place } from './stroke.ts';

interface DrawingSurfaceProps {
  readonly drawing: Drawing;
  /** The id of the instructions. */
  readonly hint: string;
  /** Called when the pen is lifted, by hand or by key. */
  readonly onLift: () => void;
  /** Announces something to screen readers. */
  readonly onAnnounce: (words: string) => void;
}

/** Twice the CSS size, for high-density screens. */
const side = 448;

/** The black square to draw on, with mouse, finger, pen, or arrow keys and space. */
export function DrawingSurface(props: DrawingSurfaceProps): JSX.Element {
  let canvas: HTMLCanvasElement | undefined;
  const [pen, setPen] = createSignal<Place>();
  const [isDown, setIsDown] = createSignal(false);
  let pointer: number | undefined;
  // Measured once per stroke: measuring at every move would force a layout.
  let box: DOMRect | undefined;
  const forgetBox = (): void => {
    box = undefined;
  };
  onMount(() => {
    for (const type of ['scroll', 'resize']) addEventListener(type, forgetBox, { capture: true, passive: true });
  });
  onCleanup(() => {
    for (const type of ['scroll', 'resize']) removeEventListener(type, forgetBox, { capture: true });
  });
  const inkOf = (event: PointerEvent, surface: HTMLCanvasElement): InkPoint => {
    const { left, top, width, height } = (box ??= surface.getBoundingClientRect());
    const thickness = event.pointerType === 'pen' && event.pressure > 0 ? widthOfPressure(event.pressure) : penWidth;
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height, width: thickness };
  };

  const paint = oncePerFrame(() => {
    const context = canvas?.getContext('2d');
    if (context !== undefined && context !== null) paintStrokes(context, props.drawing.strokes(), side);
  });
  createEffect(() => {
    props.drawing.strokes();
    paint();
  });

  const put = (event: PointerEvent): void => {
    if (pointer !== undefined || event.button !== 0 || canvas === undefined) return;
    pointer = event.pointerId;
    canvas.setPointerCapture(event.pointerId);
    setPen(undefined);
    setIsDown(false);
    forgetBox();
    props.drawing.begin(inkOf(event, canvas));
  };
  const move = (event: PointerEvent): void => {
    const surface = canvas;
    if (pointer !== event.pointerId || surface === undefined) return;
    const coalesced = event.getCoalescedEvents();
    props.drawing.extend((coalesced.length > 0 ? coalesced : [event]).map((each) => inkOf(each, surface)));
  };
  const lift = (event: PointerEvent): void => {
    if (pointer !== event.pointerId) return;
    pointer = undefined;
    props.onLift();
  };

  const liftKeyPen = (): void => {
    if (!isDown()) return;
    setIsDown(false);
    props.onLift();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const place = pen() ?? { x: 0.5, y: 0.5 };
    const moved = movePen(place, event.key);
    if (moved === undefined && event.key !== ' ') return;
    event.preventDefault();
    setPen(moved ?? place);
    if (moved !== undefined) {
      if (isDown()) props.drawing.extend([{ ...moved, width: penWidth }]);
    } else if (isDown()) {
      liftKeyPen();
      props.onAnnounce('Pen lifted.');
    } else {
      setIsDown(true);
      props.drawing.begin({ ...place, width: penWidth });
      props.onAnnounce('Pen down.');
    }
  };

  return (
    <div
      class="drawing-pad-surface"
      role="application"
      tabindex="0"
      aria-label="Drawing pad"
      aria-describedby={props.hint}
      onKeyDown={press}
      onBlur={() => {
        liftKeyPen();
        setPen(undefined);
      }}
    >
      <canvas
        ref={(element) => (canvas = element)}
        width={side}
        height={side}
        aria-hidden="true"
        onPointerDown={put}
        onPointerMove={move}
        onPointerUp={lift}
        onPointerCancel={lift}
      />
      <Show when={pen()}>
        {(place) => (
          <span
            class="drawing-pad-pen"
            classList={{ 'drawing-pad-pen-down': isDown() }}
            style={{ left: `${100 * place().x}%`, top: `${100 * place().y}%` }}
          />
        )}
      </Show>
    </div>
  );
}
