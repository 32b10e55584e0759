import type { GreyPicture } from './grey-picture.ts';
import type { PreparationStep } from './preparation-step.ts';

/** Fainter pixels are the soft edge of a stroke. */
const leastInk = 24;

/** Cuts away everything around the ink. */
export function cropStep(picture: GreyPicture): PreparationStep {
  const { left, top, right, bottom } = inkBox(picture);
  const [width, height] = [right - left, bottom - top];
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

function inkBox({ width, height, pixels }: GreyPicture): Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>> {
  let [left, top, right, bottom] = [width, height, 0, 0];
  pixels.forEach((value, pixel) => {
    if (value < leastInk) return;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
  });
  return { left, top, right, bottom };
}
