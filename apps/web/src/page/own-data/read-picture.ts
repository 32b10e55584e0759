import { pictureSide } from './own-classes.ts';

/** Decodes a picture with the browser's own decoder: its middle square, gray, 28 × 28 bytes. */
export async function readPicture(blob: Blob): Promise<Uint8Array> {
  const whole = await createImageBitmap(blob);
  try {
    return await grayMiddle(whole, whole.width, whole.height);
  } finally {
    whole.close();
  }
}

/** The middle square of what can be drawn, as gray bytes: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
export async function grayMiddle(source: ImageBitmapSource, width: number, height: number): Promise<Uint8Array> {
  const square = Math.min(width, height);
  const small = await createImageBitmap(source, Math.floor((width - square) / 2), Math.floor((height - square) / 2), square, square, {
    resizeWidth: pictureSide,
    resizeHeight: pictureSide,
    resizeQuality: 'high',
  });
  const context = new OffscreenCanvas(pictureSide, pictureSide).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no canvas to read pictures on.');
  context.fillStyle = 'white'; // behind pictures with transparent parts
  context.fillRect(0, 0, pictureSide, pictureSide);
  context.drawImage(small, 0, 0);
  small.close();
  return grayOf(context.getImageData(0, 0, pictureSide, pictureSide).data);
}

/** Gray of red, green, blue and opacity. */
export const grayOf = (rgba: Uint8ClampedArray): Uint8Array =>
  Uint8Array.from({ length: rgba.length / 4 }, (_, pixel) => Math.round(0.299 * (rgba[4 * pixel] ?? 0) + 0.587 * (rgba[4 * pixel + 1] ?? 0) + 0.114 * (rgba[4 * pixel + 2] ?? 0)));

/** The class of a picture that was chosen with its folder: the folder's name. */
export function folderOf({ webkitRelativePath }: Pick<File, 'webkitRelativePath'>): string | undefined {
  const parts = webkitRelativePath.split('/');
  return parts.length < 2 ? undefined : parts.at(-2);
}
