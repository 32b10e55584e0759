import { checkPictureSize, promisesTooMuch } from './check-picture-size.ts';
import { invalidImage } from './invalid-image.ts';

/** RGBA, row by row. */
export interface RgbaPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The size of a BMP's file header, and of the beginning of its picture header. */
const headerSize = 26;
/** The size of the OS/2 header, whose dimensions have 16 bits. */
const coreHeaderSize = 12;
/** Run-length encoding expands two bytes to at most 255 pixels; larger skips are malicious. */
const maxExpansion = 128;

/**
 * Decodes a BMP of any depth, with palette, masks or run-length encoding.
 *
 * @throws VITRUM_INVALID_IMAGE where its header promises more than its file can hold; the decoder's own errors
 */
export async function decodeBmp(bytes: Uint8Array, name: string): Promise<RgbaPicture> {
  if (bytes.length < headerSize) throw invalidImage(`${name} is damaged: its header is cut short.`, 'Replace it with the original.');
  const { width, height } = sizeOf(bytes);
  checkPictureSize(width, height, name);
  if (width * height > bytes.length * maxExpansion) throw promisesTooMuch(name, width, height, bytes.length);
  const { decode } = await import('bmpimagejs');
  // It needs a buffer that begins with the picture.
  const decoded = decode(bytes.slice().buffer);
  const { buffer, byteOffset, length } = decoded.pixels;
  return { width: decoded.width, height: decoded.height, pixels: new Uint8Array(buffer, byteOffset, length) };
}

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14, true) === coreHeaderSize) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  // A negative height means that the rows run from top to bottom.
  return { width: view.getUint32(18, true), height: Math.abs(view.getInt32(22, true)) };
}
