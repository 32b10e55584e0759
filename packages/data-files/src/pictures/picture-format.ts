/** A kind of picture file that can be decoded. */
export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff' | 'avif';

/** What files of each kind begin with; a dot stands for any byte. */
const beginnings: readonly (readonly [PictureFormat, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['webp', 'RIFF....WEBP'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['avif', '....ftypavif'],
];

/**
 * The kind of picture that bytes are, by how they begin: a file's name may say anything. Formats that are programs more than
 * pictures, such as SVG, are not among them.
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  return beginnings.find(([, beginning]) => beginsWith(bytes, beginning))?.[0];
}

/** Extensions of the files that {@link pictureFormat} knows, in lower case. */
export const pictureExtensions: readonly string[] = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.tif', '.tiff', '.avif'];

function beginsWith(bytes: Uint8Array, beginning: string): boolean {
  if (bytes.length < beginning.length) return false;
  return Array.from(beginning).every((letter, i) => letter === '.' || letter.charCodeAt(0) === bytes[i]);
}
