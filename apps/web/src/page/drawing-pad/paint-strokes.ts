import type { InkPoint, Stroke } from './stroke.ts';

// MNIST's polarity in either color scheme: 0 is black background, 255 is white ink.
const [nothing, ink] = ['#000', '#fff'];

/** Paints strokes on a square of `side` pixels: light ink on black. */
export function paintStrokes(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, strokes: readonly Stroke[], side: number): void {
  context.fillStyle = nothing;
  context.fillRect(0, 0, side, side);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.lineCap = 'round';
  for (const stroke of strokes) {
    stroke.forEach((point, i) => {
      paintLine(context, stroke[i - 1] ?? point, point, side);
    });
  }
}

function paintLine(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, from: InkPoint, to: InkPoint, side: number): void {
  context.beginPath();
  if (from.x === to.x && from.y === to.y) {
    context.arc(to.x * side, to.y * side, (to.width * side) / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  context.lineWidth = ((from.width + to.width) / 2) * side;
  context.moveTo(from.x * side, from.y * side);
  context.lineTo(to.x * side, to.y * side);
  context.stroke();
}
