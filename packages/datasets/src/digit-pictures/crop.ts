import { invalidPicture, type GrayPicture } from './gray-picture.ts';
import type { PreparationStep } from './preparation-step.ts';
import { boxSize } from './scale.ts';

/** Fainter pixels are the soft edge of a stroke in a photograph, which would make the digit smaller. */
const minInk = 60;
/** In a picture that already has MNIST's size, the soft edge counts. */
const faintInk = 24;

/**
 * Crops a picture to its ink.
 *
 * @throws VITRUM_INVALID_IMAGE where there is none
 */
export function cropStep(picture: GrayPicture): PreparationStep {
  const { left, top, right, bottom } = boxOf(picture);
  const [width, height] = [right - left, bottom - top];
  if (width <= 0 || height <= 0) {
    throw invalidPicture(`There is no ink in the picture: no pixel reaches ${minInk} of 255.`, 'Give a digit in light ink on black.');
  }
  if (width === picture.width && height === picture.height) {
    return { name: 'cropped', description: 'The ink reaches every side: nothing to crop.', picture };
  }
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    pixels.set(picture.pixels.subarray(from, from + width), y * width);
  }
  const description = `The ink is ${width} × ${height} pixels, ${left} from the left and ${top} from the top; the rest is cut away.`;
  return { name: 'cropped', description, picture: { width, height, pixels } };
}

type Box = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;

function boxOf(picture: GrayPicture): Box {
  const box = inkBox(picture, faintInk);
  const longest = Math.max(box.right - box.left, box.bottom - box.top);
  return longest === boxSize ? box : inkBox(picture, minInk);
}

function inkBox({ width, height, pixels }: GrayPicture, min: number): Box {
  let [left, top, right, bottom] = [width, height, 0, 0];
  pixels.forEach((value, pixel) => {
    if (value < min) return;
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + 1);
    bottom = Math.max(bottom, y + 1);
  });
  return { left, top, right, bottom };
}
