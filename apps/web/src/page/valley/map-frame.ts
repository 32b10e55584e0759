import type { AxisRange } from '@vitrum/network';
import { createFrame, type Frame, type PlotBox } from '@vitrum/plots';

/** Size of the map, and the space for its axes. */
export const mapSize: PlotBox = { width: 480, height: 440, left: 62, right: 14, top: 12, bottom: 48 };

/** Converts two weights to a position on the map, and back. */
export const mapFrame = (xRange: AxisRange, yRange: AxisRange): Frame => createFrame(mapSize, xRange, yRange);
