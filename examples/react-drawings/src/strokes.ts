/** A place on the pad: from 0 to 1, to the right and down. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line from putting the pen down to lifting it. */
export type Stroke = readonly Place[];

/** The network reads pictures of this many rows and columns. */
export const side = 28;

/** As a share of the pad. */
const penWidth = 0.08;

/** Paints strokes in white on black, on a square of `size` pixels. */
export function paint(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, strokes: readonly Stroke[], size: number): void {
  context.fillStyle = '#000';
  context.fillRect(0, 0, size, size);
  context.strokeStyle = '#fff';
  context.lineWidth = penWidth * size;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.beginPath();
    // A line to where it began is a dot, as long as there is nothing else.
    for (const { x, y } of stroke.length === 1 ? [...stroke, ...stroke] : stroke) context.lineTo(x * size, y * size);
    context.stroke();
  }
}

/** What the network reads: 784 numbers from 0 to 1, row by row, of the drawing moved to the middle and enlarged to fill the picture. */
export function pixelsOf(strokes: readonly Stroke[]): readonly number[] {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no canvas to draw on.');
  paint(context, fit(strokes), side);
  const { data } = context.getImageData(0, 0, side, side);
  return Array.from({ length: side * side }, (_, i) => (data[4 * i] ?? 0) / 255);
}

/** A smaller drawing is a dot, and stays one. */
const minExtent = 0.06;

/** So that neither place nor size of a drawing matter, which few examples could not teach. */
function fit(strokes: readonly Stroke[]): readonly Stroke[] {
  const places = strokes.flat();
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const extent = Math.max(right - left, bottom - top);
  const scale = extent < minExtent ? 1 : (1 - 2 * penWidth) / extent;
  const center = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: 0.5 + (x - center.x) * scale, y: 0.5 + (y - center.y) * scale })));
}
