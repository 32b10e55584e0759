import { VitrumError } from '@vitrum/core';

/**
 * The text of a file: UTF-8, or UTF-16 where its first bytes say so.
 *
 * @throws VITRUM_INVALID_TABLE when it is not text
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_TABLE',
      message: `${name} is not text in UTF-8.`,
      hint: 'Save it as UTF-8; programs for tables ask for the encoding when they export.',
      cause: error,
    });
  }
}
