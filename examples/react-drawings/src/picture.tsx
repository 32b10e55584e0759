import { useEffect, useRef, type ReactElement } from 'react';
import { paint, type Stroke } from './strokes.ts';

/** A drawing, painted; for the eye alone. */
export function Picture({ strokes, size }: { readonly strokes: readonly Stroke[]; readonly size: number }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) paint(context, strokes, size);
  }, [strokes, size]);
  return <canvas ref={canvas} width={size} height={size} aria-hidden="true" />;
}
