import { VitrumError } from '@vitrum/core';

/** The part of the Web Crypto API used here. */
interface SubtleCrypto {
  digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
}

/**
 * SHA-256 by the Web Crypto API of Node and browsers.
 *
 * @returns 64 digits of lower-case hexadecimal.
 * @throws VITRUM_DATA_UNREADABLE where the page is not a secure context
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = subtleCrypto();
  // Browsers offer it only in secure contexts, not on pages from another machine over plain HTTP.
  if (subtle === undefined) {
    throw new VitrumError({
      code: 'VITRUM_DATA_UNREADABLE',
      message: 'Checksums cannot be computed: this page is no secure context and has no SHA-256.',
      hint: 'Open the page over HTTPS or from localhost.',
    });
  }
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function subtleCrypto(): SubtleCrypto | undefined {
  // Node and browsers both have `crypto`, but the types of neither belong in a package for both.
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } };
  return crypto?.subtle;
}
