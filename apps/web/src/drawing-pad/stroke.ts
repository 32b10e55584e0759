/** A place on the pad: x to the right and y downwards, from 0 to 1 across it. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A place where the pen was, and how thick its line is there, as a share of the pad's side. */
export interface InkPoint extends Place {
  readonly width: number;
}

/** What is drawn between putting the pen down and lifting it. */
export type Stroke = readonly InkPoint[];

/** As thick as MNIST's strokes are for a digit that fills most of the pad: about two of 28 pixels. */
export const penWidth = 0.08;

/** Pens that feel pressure draw from half to one and a half times as thick. */
export const widthOfPressure = (pressure: number): number => penWidth * (0.5 + pressure);
