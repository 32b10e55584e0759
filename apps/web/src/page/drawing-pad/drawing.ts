import { createRoot, createSignal, type Accessor } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import type { InkPoint, Stroke } from './stroke.ts';

/** The strokes of a drawing. */
export interface Drawing {
  readonly strokes: Accessor<readonly Stroke[]>;
  /** Puts the pen down. */
  begin(point: InkPoint): void;
  /** Continues the current stroke. */
  extend(points: readonly InkPoint[]): void;
  /** Removes the last stroke. */
  undo(): void;
  clear(): void;
  /** Puts these in the place of what was drawn. */
  show(strokes: readonly Stroke[]): void;
}

const drawings = new WeakMap<Lab, Drawing>();

/** The drawing on the page's pad. */
export function drawingOf(lab: Lab): Drawing {
  const known = drawings.get(lab);
  if (known !== undefined) return known;
  const drawing = createRoot(createDrawing);
  drawings.set(lab, drawing);
  return drawing;
}

export function createDrawing(): Drawing {
  const [strokes, setStrokes] = createSignal<readonly Stroke[]>([]);
  return {
    strokes,
    begin: (point) => void setStrokes((all) => [...all, [point]]),
    extend: (points) => void setStrokes((all) => [...all.slice(0, -1), [...(all.at(-1) ?? []), ...points]]),
    undo: () => void setStrokes((all) => all.slice(0, -1)),
    clear: () => void setStrokes([]),
    show: (drawn) => void setStrokes(drawn),
  };
}
