import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sha256 } from '@vitrum/datasets';
import { sha256Portable } from '../src/sha256-portable.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

// NIST, "Secure Hash Standard: Examples with Intermediate Values" (one block, two blocks), and its long message of a million a.
const published: readonly (readonly [title: string, message: Uint8Array, digest: string])[] = [
  ['the empty message', ascii(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', ascii('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'two blocks',
    ascii('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a million a', ascii('a'.repeat(1_000_000)), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(published)('the published digest of %s', (_, message, digest) => {
  test("comes from the engine's own implementation", async () => {
    expect(await sha256(message)).toBe(digest);
  });

  test('comes from the portable implementation where the engine has none', async () => {
    vi.stubGlobal('crypto', {}); // an insecure context: `crypto` without `subtle`
    expect(await sha256(message)).toBe(digest);
    vi.stubGlobal('crypto', undefined);
    expect(await sha256(message)).toBe(digest);
  });
});

test("the portable implementation agrees with Node's for every length around the block's", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 3 }), (message, start) => {
      const part = message.subarray(start); // not at the beginning of its buffer
      expect(sha256Portable(part)).toBe(createHash('sha256').update(part).digest('hex'));
    }),
    { seed: 5, numRuns: 1000 },
  );
});
