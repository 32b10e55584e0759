import { boxSize, frameSize } from './frame.ts';

/** How far ink may move without leaving the frame. */
const room = (frameSize - boxSize) / 2;
/** The pixel whose center is the middle, as in MNIST. */
const middle = frameSize / 2;

/** The shift in whole pixels that moves the center of mass to the middle of the frame. */
export function shiftToMiddle(coverage: Float32Array): { right: number; down: number } {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let row = 0, index = 0; row < frameSize; row++) {
    let rowMass = 0;
    for (let column = 0; column < frameSize; column++, index++) {
      const ink = coverage[index] ?? 0;
      rowMass += ink;
      massX += ink * column;
    }
    mass += rowMass;
    massY += rowMass * row;
  }
  return { right: shift(massX / mass), down: shift(massY / mass) };
}

function shift(center: number): number {
  return Math.max(-room, Math.min(room, Math.round(middle - center)));
}
