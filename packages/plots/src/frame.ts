import type { Range } from './range.ts';

/** The size of a drawing, with margins for ticks and labels. */
export interface PlotBox {
  /** Its whole width, margins included, in pixels or units of an SVG. */
  readonly width: number;
  /** Its whole height, margins included, in the same unit; so are the margins. */
  readonly height: number;
  /** Left margin, with the tick labels of the y axis. */
  readonly left: number;
  /** Right margin. */
  readonly right: number;
  /** Top margin. */
  readonly top: number;
  /** Bottom margin, with the tick labels of the x axis. */
  readonly bottom: number;
}

/** Maps values to positions in a drawing, whose y axis points down, and back. */
export interface Frame {
  /** The values at the left and the right end of the drawing. */
  readonly xRange: Range;
  /** The values at the bottom and the top of the drawing. */
  readonly yRange: Range;
  /** The distance from the left edge at which a value of the x axis is drawn. */
  x(value: number): number;
  /** The distance from the top edge at which a value of the y axis is drawn. */
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
