import { sha256Portable } from './sha256-portable.ts';

/** The part of the Web Cryptography API that is used here. */
interface SubtleCrypto {
  digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
}

/**
 * SHA-256, by the engine's own implementation where it offers one.
 *
 * @returns 64 digits of lower-case hexadecimal.
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = subtleCrypto();
  // Browsers offer it to secure contexts alone: a page that comes from another machine over plain HTTP has none.
  if (subtle === undefined) return sha256Portable(bytes);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function subtleCrypto(): SubtleCrypto | undefined {
  // Node and browsers both have `crypto`; the types of neither belong in a package that runs in both.
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } };
  return crypto?.subtle;
}
