/** Width and height of a picture, as MNIST's. */
export const frameSize = 28;
/** Width and height of the box that a digit fills before it is centered. */
export const boxSize = 20;
export const pixelCount = frameSize * frameSize;
