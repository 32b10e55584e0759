import { penWidth, type Stroke } from './stroke.ts';

/** The longer side of a digit in MNIST's pictures, as a share of the picture's. */
const digitSide = 20 / 28;
/** A smaller drawing is a dot, and stays one. */
const smallest = 0.06;

/**
 * A drawing at the scale of a digit that fills the pad, with strokes as wide as they were put down: enlarging a small drawing with
 * its strokes would make blobs of them.
 */
export function fitStrokes(strokes: readonly Stroke[]): readonly Stroke[] {
  const points = strokes.flat();
  const [left, right] = rangeOf(points.map(({ x }) => x));
  const [top, bottom] = rangeOf(points.map(({ y }) => y));
  const extent = Math.max(right - left, bottom - top);
  if (!(extent >= smallest)) return strokes;
  const scale = (digitSide - penWidth) / extent;
  const place = (value: number, from: number, to: number): number => 0.5 + (value - (from + to) / 2) * scale;
  return strokes.map((stroke) => stroke.map(({ x, y, width }) => ({ x: place(x, left, right), y: place(y, top, bottom), width })));
}

const rangeOf = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
