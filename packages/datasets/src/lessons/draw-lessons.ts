// What draws the points of the lessons: one module, loaded with the first of them.
export { drawBlobs } from './draw-blobs.ts';
export { drawCircles } from './draw-circles.ts';
export { drawRegressionSine } from './draw-regression-sine.ts';
export { drawSpirals } from './draw-spirals.ts';
export { drawTwoMoons } from './draw-two-moons.ts';
export { drawXor } from './draw-xor.ts';
