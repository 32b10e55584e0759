import type { AxisRange } from '@vitrum/network';

/** Size of the map's drawing, and the room for its axes. */
export const mapSize = { width: 480, height: 440, left: 62, right: 14, top: 12, bottom: 48 } as const;

/** From two weights to a place on the map, and back. */
export interface MapFrame {
  x(weight: number): number;
  y(weight: number): number;
  /** The weights at a place of the drawing, held within the map. */
  weightsAt(x: number, y: number): readonly [x: number, y: number];
}

export function mapFrame([xFrom, xTo]: AxisRange, [yFrom, yTo]: AxisRange): MapFrame {
  const { width, height, left, right, top, bottom } = mapSize;
  const [across, down] = [width - left - right, height - top - bottom];
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  return {
    x: (weight) => left + (across * (weight - xFrom)) / (xTo - xFrom),
    y: (weight) => top + (down * (yTo - weight)) / (yTo - yFrom),
    weightsAt: (x, y) => [
      xFrom + (xTo - xFrom) * within((x - left) / across),
      yTo - (yTo - yFrom) * within((y - top) / down),
    ],
  };
}

/** Some round numbers of a range. */
export function ticksOf([from, to]: AxisRange): readonly number[] {
  const rough = (to - from) / 5;
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => (first + i) * step);
}
