import type { Point } from './allograph.ts';
import { boxSize, frameSize } from './frame.ts';

/** Scales strokes uniformly so that lines of the given radius just fill the 20 × 20 box in the middle of the frame. */
export function fitBox(strokes: readonly (readonly Point[])[], radius: number): Point[][] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const scale = (boxSize - 2 * radius) / Math.max(right - left, bottom - top);
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  const fit = ({ x, y }: Point): Point => ({
    x: frameSize / 2 + (x - middleX) * scale,
    y: frameSize / 2 + (y - middleY) * scale,
  });
  return strokes.map((stroke) => stroke.map(fit));
}
