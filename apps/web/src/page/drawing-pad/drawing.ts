import { createSignal, type Accessor } from 'solid-js';
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
}

export function createDrawing(): Drawing {
  const [strokes, setStrokes] = createSignal<readonly Stroke[]>([]);
  return {
    strokes,
    begin: (point) => void setStrokes((all) => [...all, [point]]),
    extend: (points) => void setStrokes((all) => [...all.slice(0, -1), [...(all.at(-1) ?? []), ...points]]),
    undo: () => void setStrokes((all) => all.slice(0, -1)),
    clear: () => void setStrokes([]),
  };
}
