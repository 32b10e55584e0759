import { VitrumError } from '@vitrum/core';

/** The part of the Web Cryptography API that is used here. */
interface SubtleCrypto {
  digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
}

/**
 * The SHA-256 of bytes as 64 digits of lower-case hexadecimal.
 *
 * @param what - What it is, for messages: `The fingerprint of the network`.
 * @throws VITRUM_BACKEND_UNAVAILABLE in an insecure page, which has no SHA-256
 */
export async function sha256(bytes: Uint8Array, what: string): Promise<string> {
  const digest = new Uint8Array(await subtleCrypto(what).digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function subtleCrypto(what: string): SubtleCrypto {
  // Node and browsers both have `crypto`; this package depends on the types of neither.
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } };
  if (crypto?.subtle !== undefined) return crypto.subtle;
  // Browsers restrict it to secure contexts: a page from another machine over plain HTTP has none.
  throw new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: `${what} cannot be computed: this page is no secure context and has no SHA-256.`,
    hint: 'Open the page over HTTPS or from localhost.',
  });
}
