import type { Range } from './range.ts';

/** The size of a drawing, with margins for ticks and labels. */
export interface PlotBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Maps values to positions in a drawing, whose y axis points down, and back. */
export interface Frame {
  readonly xRange: Range;
  readonly yRange: Range;
  x(value: number): number;
  y(value: number): number;
  /** The values at a position, clamped to the ranges. */
  valuesAt(x: number, y: number): readonly [x: number, y: number];
}

/** Maps two ranges to a box, within its margins. */
export function createFrame({ width, height, left, right, top, bottom }: PlotBox, xRange: Range, yRange: Range): Frame {
  const across: Range = [left, width - right];
  const up: Range = [height - bottom, top];
  return {
    xRange,
    yRange,
    x: (value) => between(across, shareOf(xRange, value)),
    y: (value) => between(up, shareOf(yRange, value)),
    valuesAt: (x, y) => [between(xRange, withinOne(shareOf(across, x))), between(yRange, withinOne(shareOf(up, y)))],
  };
}

const shareOf = ([from, to]: Range, value: number): number => (value - from) / (to - from);

const between = ([from, to]: Range, share: number): number => from + (to - from) * share;

const withinOne = (share: number): number => Math.min(1, Math.max(0, share));
