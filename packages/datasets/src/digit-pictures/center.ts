import type { GrayPicture } from './gray-picture.ts';
import type { PreparationStep } from './preparation-step.ts';

/** MNIST's pictures are 28 × 28 pixels. */
const frameSize = 28;
/** The pixel at which MNIST centers digits, right of and below the middle. */
const middle = frameSize / 2;

/** Places a picture in a black frame of 28 × 28 by whole pixels, with its center of mass as close to the middle as possible. */
export function centerStep({ width, height, pixels }: GrayPicture): PreparationStep {
  let [mass, massX, massY] = [0, 0, 0];
  pixels.forEach((ink, pixel) => {
    mass += ink;
    massX += ink * (pixel % width);
    massY += ink * Math.floor(pixel / width);
  });
  const [left, top] = [placeFor(massX / mass, width), placeFor(massY / mass, height)];
  const centered = new Uint8Array(frameSize * frameSize);
  for (let y = 0; y < height; y++) centered.set(pixels.subarray(y * width, (y + 1) * width), (top + y) * frameSize + left);
  const description = `Put into 28 × 28 pixels, ${left} from the left and ${top} from the top, so that the center of mass is in the middle.`;
  return { name: 'centered', description, picture: { width: frameSize, height: frameSize, pixels: centered } };
}

function placeFor(center: number, side: number): number {
  return Math.max(0, Math.min(frameSize - side, Math.round(middle - center)));
}
