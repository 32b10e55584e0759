import { afterEach, expect, test, vi } from 'vitest';
import { sha256 } from '@vitrum/datasets/internal';

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

test.each(published)('the published digest of %s', async (_, message, digest) => {
  expect(await sha256(message)).toBe(digest);
});

test('a part of a larger array is hashed alone', async () => {
  expect(await sha256(ascii('xabcx').subarray(1, 4))).toBe(await sha256(ascii('abc')));
});

test.each([['without subtle', {}], ['without crypto', undefined]])('a page that is no secure context, %s, is told so', async (_, crypto) => {
  vi.stubGlobal('crypto', crypto);
  await expect(sha256(ascii('abc'))).rejects.toMatchObject({
    code: 'VITRUM_DATA_UNREADABLE',
    hint: 'Open the page over HTTPS or from localhost.',
  });
});
