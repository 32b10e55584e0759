import { within } from '@vitrum/core/internal';
import { prepareDigit, type GrayPicture, type ImageEncoding, type PreparationStep } from '@vitrum/datasets';
import { isInDigitForm } from '@vitrum/datasets/internal';
import type { NewPicture } from '../new-samples/new-sample.ts';
import { decodePicture, type PictureSize } from './decode-picture.ts';

/** A preprocessed picture, and for a digit, the steps. */
export interface PreparedPicture {
  readonly picture: NewPicture;
  readonly steps?: readonly PreparationStep[];
}

type Color = 'black' | 'white';

/** Mean brightness of the outermost pixels above which a border is light. */
const lightBorder = 127;

/**
 * Reads a picture file as a model requires: in its size and channels, and preprocessed like the training pictures.
 *
 * @throws VITRUM_INVALID_IMAGE
 */
export async function preparePicture(path: string, encoding: ImageEncoding): Promise<PreparedPicture> {
  switch (encoding.preparation) {
    case 'digit':
      return prepareDigitFile(path, encoding);
    case 'light-on-dark':
      return matchBorder(path, encoding, 'black');
    case 'dark-on-light':
      return matchBorder(path, encoding, 'white');
    default: // as it is
      return { picture: await decodeAsTrained(path, encoding, 'white') };
  }
}

async function prepareDigitFile(path: string, encoding: ImageEncoding): Promise<PreparedPicture> {
  const { width, height, pixels } = await decodePicture(path, { channels: 'gray', background: backgroundOf(encoding, 'white') });
  const came: GrayPicture = { width, height, pixels };
  if (isInDigitForm(came)) {
    const description = `The picture as it came, ${width} × ${height} pixels: it has MNIST's form already.`;
    return { picture: { width, height, channels: 1, pixels }, steps: [{ name: 'as it came', description, picture: came }] };
  }
  const { steps, result } = within(path, () => prepareDigit(came));
  return { picture: { width: result.width, height: result.height, channels: 1, pixels: Uint8Array.from(result.pixels) }, steps };
}

/** Inverts the picture unless its border has the required brightness. */
async function matchBorder(path: string, encoding: ImageEncoding, wanted: Color): Promise<PreparedPicture> {
  const { width, height, pixels } = await decodePicture(path, { channels: 'gray', background: 'white' }); // transparency looks like paper
  const border = borderBrightness({ width, height, pixels }) > lightBorder ? 'white' : 'black';
  if (border === wanted) return { picture: await decodeAsTrained(path, encoding, wanted) };
  const { default: sharp } = await import('sharp');
  const fitted = await sharp(pixels.map((value) => 255 - value), { raw: { width, height, channels: 1 } })
    .resize({ ...sizeOf(encoding), background: wanted })
    .toColorspace('b-w')
    .raw()
    .toBuffer();
  return { picture: { width: encoding.width, height: encoding.height, channels: 1, pixels: Uint8Array.from(fitted) } };
}

/** Reads a picture like those of the training data. */
async function decodeAsTrained(path: string, encoding: ImageEncoding, background: Color): Promise<NewPicture> {
  return decodePicture(path, {
    channels: encoding.channels === 1 ? 'gray' : 'color',
    background: backgroundOf(encoding, background),
    resize: sizeOf(encoding),
  });
}

function sizeOf({ width, height, fit }: ImageEncoding): PictureSize {
  return { width, height, fit: fit === 'cover' || fit === 'fill' ? fit : 'contain' };
}

function backgroundOf({ background }: ImageEncoding, usual: Color): Color {
  return background === 'black' || background === 'white' ? background : usual;
}

/** The mean of the outermost pixels. */
function borderBrightness({ width, height, pixels }: GrayPicture): number {
  let [sum, count] = [0, 0];
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      sum += pixels[y * width + x] ?? 0;
      count++;
    }
  }
  return sum / count;
}
