/** Width and height of a picture, as in MNIST. */
export const frameSize = 28;
/** Width and height of the box that a digit fills before centering. */
export const boxSize = 20;
export const pixelCount = frameSize * frameSize;
