import { checkPictureSize, promisesTooMuch } from './check-picture-size.ts';
import type { RgbaPicture } from './decode-bmp.ts';
import { invalidImage } from './invalid-image.ts';

/** The content of each kind: bilevel, gray or RGB; as text or binary. */
const kinds: Readonly<Record<string, { readonly isBits: boolean; readonly channels: 1 | 3; readonly isText: boolean }>> = {
  P1: { isBits: true, channels: 1, isText: true },
  P2: { isBits: false, channels: 1, isText: true },
  P3: { isBits: false, channels: 3, isText: true },
  P4: { isBits: true, channels: 1, isText: false },
  P5: { isBits: false, channels: 1, isText: false },
  P6: { isBits: false, channels: 3, isText: false },
};

/**
 * Decodes a PBM, PGM or PPM picture; values are scaled to 255.
 *
 * Source: netpbm, the manual pages pbm(5), pgm(5) and ppm(5).
 *
 * @throws VITRUM_INVALID_IMAGE
 */
export function decodePnm(bytes: Uint8Array, name: string): RgbaPicture {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const kind = kinds[text.slice(0, 2)];
  const blank = '(?:\\s|#[^\\n\\r]*[\\n\\r])+';
  const numbers = kind?.isBits === true ? 2 : 3;
  const header = new RegExp(`^P\\d${`${blank}(\\d+)`.repeat(numbers)}\\s`).exec(text);
  const [width = 0, height = 0, max = 1] = (header ?? []).slice(1).map(Number);
  if (kind === undefined || header === null || width === 0 || height === 0 || max === 0 || max > 65_535) throw damaged(name);
  checkPictureSize(width, height, name);
  const body = bytes.subarray(header[0].length);
  const count = width * height * kind.channels;
  const values = kind.isText ? textValues(body, kind.isBits) : kind.isBits ? bitValues(body, width) : byteValues(body, max);
  if (values.length < count) throw promisesTooMuch(name, width, height, bytes.length);
  // In bilevel pictures, 1 is black.
  const levelOf = (value: number): number => (kind.isBits ? 255 * (1 - value) : Math.round((255 * Math.min(value, max)) / max));
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      pixels[4 * pixel + channel] = levelOf(values[kind.channels === 1 ? pixel : 3 * pixel + channel] ?? 0);
    }
  }
  return { width, height, pixels };
}

function textValues(body: Uint8Array, isBits: boolean): ArrayLike<number> {
  const text = new TextDecoder('latin1').decode(body).replace(/#[^\n\r]*/g, ' ');
  return Uint16Array.from(text.match(isBits ? /[01]/g : /\d+/g) ?? [], Number);
}

/** Rows are padded to whole bytes; the most significant bit comes first. */
function bitValues(body: Uint8Array, width: number): ArrayLike<number> {
  const rowBytes = Math.ceil(width / 8);
  const rows = Math.floor(body.length / rowBytes);
  return Uint8Array.from({ length: rows * width }, (_, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    return ((body[row * rowBytes + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1;
  });
}

/** Maxima above 255 take two bytes, big-endian. */
function byteValues(body: Uint8Array, max: number): ArrayLike<number> {
  if (max <= 255) return body;
  return Uint16Array.from({ length: body.length >> 1 }, (_, i) => 256 * (body[2 * i] ?? 0) + (body[2 * i + 1] ?? 0));
}

function damaged(name: string): Error {
  return invalidImage(`${name} is damaged: its header does not say how large it is.`, 'Replace it with the original.');
}
