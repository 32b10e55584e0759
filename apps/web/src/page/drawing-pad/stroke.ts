/** A place on the pad: x to the right and y downwards, from 0 to 1 across it. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A position of the pen and its line width there, as a fraction of the pad's side. */
export interface InkPoint extends Place {
  readonly width: number;
}

/** The line between putting the pen down and lifting it. */
export type Stroke = readonly InkPoint[];

/** MNIST's line width for a digit that fills most of the pad: about two of 28 pixels. */
export const penWidth = 0.08;

/** Pressure-sensitive pens draw from half to one and a half times this width. */
export const widthOfPressure = (pressure: number): number => penWidth * (0.5 + pressure);
