import { useRef, useState, type Dispatch, type KeyboardEvent, type PointerEvent, type ReactElement, type SetStateAction } from 'react';
import { Picture } from './picture.tsx';
import type { Place, Stroke } from './strokes.ts';

interface PadProps {
  readonly strokes: readonly Stroke[];
  readonly onChange: Dispatch<SetStateAction<readonly Stroke[]>>;
  /** The id of what says how to draw with keys. */
  readonly hint: string;
}

/** Of the side of the pad, for each press of an arrow key. */
const step = 1 / 20;

const directions: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

const within = (value: number): number => Math.max(0, Math.min(1, value));

/** The square to draw on: with mouse, finger or pen, or with the arrow keys and the space bar. */
export function Pad({ strokes, onChange, hint }: PadProps): ReactElement {
  const pointer = useRef<number>(undefined);
  const [pen, setPen] = useState<Place & { readonly isDown: boolean }>();

  const begin = (place: Place): void => onChange((before) => [...before, [place]]);
  const extend = (places: readonly Place[]): void => onChange((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), ...places]]);

  const placeOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }, element: Element): Place => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
  };

  const put = (event: PointerEvent): void => {
    if (pointer.current !== undefined || event.button !== 0) return;
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPen(undefined);
    begin(placeOf(event, event.currentTarget));
  };
  const move = (event: PointerEvent): void => {
    if (pointer.current !== event.pointerId) return;
    const element = event.currentTarget;
    const between = event.nativeEvent.getCoalescedEvents();
    extend((between.length > 0 ? between : [event]).map((each) => placeOf(each, element)));
  };
  const lift = (event: PointerEvent): void => {
    if (pointer.current === event.pointerId) pointer.current = undefined;
  };

  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = directions[event.key];
    if (direction === undefined && event.key !== ' ') return;
    event.preventDefault();
    const { x, y, isDown } = pen ?? { x: 0.5, y: 0.5, isDown: false };
    if (direction === undefined) {
      if (!isDown) begin({ x, y });
      setPen({ x, y, isDown: !isDown });
      return;
    }
    const moved = { x: within(x + direction.x), y: within(y + direction.y) };
    if (isDown) extend([moved]);
    setPen({ ...moved, isDown });
  };

  return (
    <div
      className="pad"
      role="application"
      tabIndex={0}
      aria-label="Drawing pad"
      aria-describedby={hint}
      onKeyDown={press}
      onBlur={() => setPen(undefined)}
      onPointerDown={put}
      onPointerMove={move}
      onPointerUp={lift}
      onPointerCancel={lift}
    >
      <Picture strokes={strokes} size={560} />
      {pen && <span className={pen.isDown ? 'pen pen-down' : 'pen'} style={{ left: `${100 * pen.x}%`, top: `${100 * pen.y}%` }} />}
      <span className="unseen" role="status">
        {pen && (pen.isDown ? 'Pen down.' : 'Pen up.')}
      </span>
    </div>
  );
}
