import { checkPictureSize, promisesTooMuch } from './check-picture-size.ts';
import { invalidImage } from './invalid-image.ts';

/** Red, green, blue and opacity, row after row. */
export interface RgbaPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A BMP's file header, and the part of its picture header that says how large it is. */
const headerSize = 26;
/** The header of OS/2, whose sizes have 16 bits. */
const coreHeaderSize = 12;
/** Run-length encoding makes no more than 255 pixels of two bytes; what is skipped beyond that is a trick. */
const maxExpansion = 128;

/**
 * Decodes a BMP of any depth, with a palette, masks or run-length encoding.
 *
 * @throws VITRUM_INVALID_IMAGE where its header promises more than its file can hold; the decoder's own errors
 */
export async function decodeBmp(bytes: Uint8Array, name: string): Promise<RgbaPicture> {
  if (bytes.length < headerSize) throw invalidImage(`${name} is damaged: its header is cut short.`, 'Replace it by its original.');
  const { width, height } = sizeOf(bytes);
  checkPictureSize(width, height, name);
  if (width * height > bytes.length * maxExpansion) throw promisesTooMuch(name, width, height, bytes.length);
  const { decode } = await import('bmpimagejs');
  // It wants a buffer that begins with the picture.
  const decoded = decode(bytes.slice().buffer);
  const { buffer, byteOffset, length } = decoded.pixels;
  return { width: decoded.width, height: decoded.height, pixels: new Uint8Array(buffer, byteOffset, length) };
}

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14, true) === coreHeaderSize) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  // A height below 0 says that the rows go downwards.
  return { width: view.getUint32(18, true), height: Math.abs(view.getInt32(22, true)) };
}
