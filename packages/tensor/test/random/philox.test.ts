import { describe, expect, test } from 'vitest';
import { philox4x32, type FourWords, type TwoWords } from '@vitrum/tensor/internal';

interface KnownAnswer {
  readonly what: string;
  readonly counter: FourWords;
  readonly key: TwoWords;
  readonly words: FourWords;
}

// The three lines "philox4x32 10" of tests/kat_vectors in Random123, the authors' own library (D. E. Shaw Research).
const knownAnswers: readonly KnownAnswer[] = [
  {
    what: 'zeros',
    counter: [0, 0, 0, 0],
    key: [0, 0],
    words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  },
  {
    what: 'ones',
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    what: 'the digits of π',
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

describe('philox4x32', () => {
  test.each(knownAnswers)('gives the published words for $what', ({ counter, key, words }) => {
    expect(philox4x32(counter, key)).toEqual(words);
  });
});
