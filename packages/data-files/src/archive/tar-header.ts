/** What a header of a tar archive says of the entry behind it. */
export interface TarHeader {
  readonly name: string;
  /** Bytes of its content. */
  readonly size: number;
  /** `0` for a file, `5` for a folder, `x` for more about the next entry … */
  readonly type: string;
}

/** Headers and contents fill blocks of this many bytes. */
export const tarBlockSize = 512;

/**
 * Reads a header; undefined for a block of zeros, which ends an archive.
 *
 * Source: POSIX.1-2024, pax, "ustar Interchange Format", and the GNU tar manual, "Basic Tar Format".
 *
 * @throws Error for a block that is no header
 */
export function readTarHeader(block: Uint8Array): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  // The checksum is the sum of all bytes, those of its own field counted as spaces.
  const sum = block.reduce((total, byte, i) => total + (i >= checksumAt && i < checksumAt + 8 ? 32 : byte), 0);
  if (numberAt(block, checksumAt, 8) !== sum) throw new Error('a header in it has another checksum than it gives');
  const size = numberAt(block, 124, 12);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('a header in it gives no size');
  const isPosix = textAt(block, 257, 6) === 'ustar'; // GNU has "ustar  " there, and other things in the place of the prefix
  const prefix = isPosix ? textAt(block, 345, 155) : '';
  const name = textAt(block, 0, 100);
  const type = String.fromCharCode(block[156] ?? 0);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type: type === '\0' ? '0' : type };
}

const checksumAt = 148;

/** Text up to the first zero. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end));
}

/** Octal digits, or, for large numbers, a set first bit and the bytes of the number. */
function numberAt(block: Uint8Array, at: number, length: number): number {
  const field = block.subarray(at, at + length);
  const [first = 0] = field;
  if (first < 0x80) return Number.parseInt(textAt(block, at, length).trim() || '0', 8);
  return field.subarray(1).reduce((value, byte) => 256 * value + byte, first & 0x3f);
}
