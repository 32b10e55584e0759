/** A supported picture format. */
export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff' | 'avif' | 'bmp' | 'pnm';

/** The signature of each format; a dot matches any byte. */
const beginnings: readonly (readonly [PictureFormat, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['webp', 'RIFF....WEBP'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['avif', '....ftypavif'],
  ['bmp', 'BM....\0\0\0\0'],
];

/**
 * The format of a picture, detected by its first bytes rather than its name. Formats with scripts, such as SVG, are not
 * supported.
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  const format = beginnings.find(([, beginning]) => beginsWith(bytes, beginning))?.[0];
  return format ?? (isPnm(bytes) ? 'pnm' : undefined);
}

/** Lower-case file extensions of the supported formats. */
export const pictureExtensions: readonly string[] = [
  '.png', '.jpg', '.jpeg', '.jpe', '.jfif', '.webp', '.gif', '.tif', '.tiff', '.avif', '.bmp', '.dib', '.pbm', '.pgm', '.ppm', '.pnm',
];

/** The supported formats, in words. */
export const pictureKinds = 'PNG, JPEG, WebP, GIF, TIFF, AVIF, BMP, PBM, PGM or PPM';

/** P1 to P6, then white space or a comment. */
function isPnm([letter, digit = 0, blank = 0]: Uint8Array): boolean {
  return letter === 0x50 && digit >= 0x31 && digit <= 0x36 && (blank === 0x23 || (blank >= 9 && blank <= 13) || blank === 0x20);
}

function beginsWith(bytes: Uint8Array, beginning: string): boolean {
  if (bytes.length < beginning.length) return false;
  return Array.from(beginning).every((letter, i) => letter === '.' || letter.charCodeAt(0) === bytes[i]);
}
