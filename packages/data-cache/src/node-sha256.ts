import { hash } from 'node:crypto';

/** SHA-256 with Node's hash: four times as fast as Web Crypto, which copies its input. */
export function nodeSha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(hash('sha256', bytes, 'hex'));
}
