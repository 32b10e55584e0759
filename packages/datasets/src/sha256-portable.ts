/** The first 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, §5.3.3). */
const initialHash = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, §4.2.2). */
const roundConstants = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
);

const blockSize = 64;

/**
 * SHA-256 in plain TypeScript.
 *
 * Source: FIPS 180-4, Secure Hash Standard, https://doi.org/10.6028/NIST.FIPS.180-4; the names are its own.
 *
 * @returns 64 digits of lower-case hexadecimal.
 */
export function sha256Portable(bytes: Uint8Array): string {
  const hash = Int32Array.from(initialHash);
  const schedule = new Int32Array(64);
  const wholeBlocks = bytes.length - (bytes.length % blockSize);
  hashBlocks(hash, schedule, bytes.subarray(0, wholeBlocks));
  hashBlocks(hash, schedule, paddedTail(bytes.subarray(wholeBlocks), bytes.length));
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** §5.1.1: a 1 bit, zeros up to a whole block, and the message's length in bits as 64-bit big-endian integer. */
function paddedTail(rest: Uint8Array, messageLength: number): Uint8Array {
  const padded = new Uint8Array(rest.length + 9 <= blockSize ? blockSize : 2 * blockSize);
  padded.set(rest);
  padded[rest.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, 8n * BigInt(messageLength));
  return padded;
}

/** §6.2.2. Every index below is within its array: no `?? 0` is ever taken. */
function hashBlocks(hash: Int32Array, w: Int32Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < bytes.length; start += blockSize) {
    for (let t = 0; t < 16; t++) w[t] = view.getInt32(start + 4 * t);
    for (let t = 16; t < 64; t++) {
      w[t] = (smallSigma1(w[t - 2] ?? 0) + (w[t - 7] ?? 0) + smallSigma0(w[t - 15] ?? 0) + (w[t - 16] ?? 0)) | 0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let t = 0; t < 64; t++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const t1 = (h + bigSigma1(e) + choice + (roundConstants[t] ?? 0) + (w[t] ?? 0)) | 0;
      const t2 = (bigSigma0(a) + majority) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] = (hash[i] ?? 0) + word));
  }
}

const rotateRight = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

// §4.1.2, equations 4.4 to 4.7.
const bigSigma0 = (x: number): number => rotateRight(x, 2) ^ rotateRight(x, 13) ^ rotateRight(x, 22);
const bigSigma1 = (x: number): number => rotateRight(x, 6) ^ rotateRight(x, 11) ^ rotateRight(x, 25);
const smallSigma0 = (x: number): number => rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3);
const smallSigma1 = (x: number): number => rotateRight(x, 17) ^ rotateRight(x, 19) ^ (x >>> 10);
