import { VitrumError } from '@vitrum/core';

/** True when bytes begin with the mark of gzip (RFC 1952, §2.3.1). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The content of a file, unpacked where it begins like gzip.
 *
 * @param name - For messages.
 * @throws VITRUM_INVALID_GZIP
 */
export async function decompress(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_GZIP',
      message: `${name} cannot be decompressed: its gzip data are cut short or damaged.`,
      hint: 'It was probably not copied or downloaded completely: replace it with the original.',
      cause: error,
    });
  }
}
