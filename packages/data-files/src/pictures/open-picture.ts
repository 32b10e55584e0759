import type { Sharp } from 'sharp';
import { checkPictureSize } from './check-picture-size.ts';
import { decodeBmp } from './decode-bmp.ts';
import { decodePnm } from './decode-pnm.ts';
import { fitDepth, type OpenPicture } from './fit-depth.ts';
import { pictureFormat } from './picture-format.ts';

/** A picture in the decoder, upright, and with the full 8-bit range per channel. */
export interface OpenedPicture {
  readonly image: Sharp;
  readonly hasAlpha: boolean;
  /** Adjustments, phrased for several pictures. */
  readonly remarks: readonly string[];
}

/**
 * Opens a picture of any format in the decoder; formats it does not know are converted first.
 *
 * @throws VITRUM_INVALID_IMAGE, the decoder's own errors
 */
export async function openPicture(bytes: Uint8Array, name: string, open: OpenPicture): Promise<OpenedPicture> {
  const format = pictureFormat(bytes);
  if (format === 'bmp' || format === 'pnm') {
    const { pixels, width, height } = format === 'bmp' ? await decodeBmp(bytes, name) : decodePnm(bytes, name);
    return { image: open(pixels, { raw: { width, height, channels: 4 } }), hasAlpha: true, remarks: [] };
  }
  const metadata = await open(bytes, { limitInputPixels: false }).metadata(); // reads the header only
  checkPictureSize(metadata.width, metadata.height, name);
  const fitted = await fitDepth(bytes, metadata, open);
  if (fitted !== undefined) return { image: fitted.image, hasAlpha: metadata.hasAlpha, remarks: [fitted.remark] };
  return { image: open(bytes).autoOrient(), hasAlpha: metadata.hasAlpha, remarks: [] };
}
