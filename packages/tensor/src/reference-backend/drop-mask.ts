import { VitrumError } from '@vitrum/core';
import type { DropMaskOperands } from '@vitrum/core/internal';
import { philox4x32, type FourWords, type TwoWords } from '../random/philox.ts';

const twoTo32 = 0x1_0000_0000;

/**
 * Words below this are dropped: rate·2³², rounded up.
 *
 * @throws VITRUM_INVALID_OPTION for a rate that is not from 0 to 1, 1 excluded
 */
export function dropLimit(rate: number): number {
  if (rate >= 0 && rate < 1) return Math.min(twoTo32 - 1, Math.ceil(rate * twoTo32));
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The rate of drop-mask must be at least 0 and less than 1, got ${rate}.`,
    hint: 'Give the share that is left out, such as 0.5.',
  });
}

/**
 * mask[i] = 0 where word i mod 4 of block ⌊i / 4⌋ is less than rate·2³², else 1 / (1 − rate).
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function dropMask({ random, rate, mask: { data: mask } }: DropMaskOperands): () => void {
  const [limit, scale] = [dropLimit(rate), 1 / (1 - rate)];
  const blocks = Math.ceil(mask.length / 4);
  return () => {
    const [k0 = 0, k1 = 0, c0 = 0, c1 = 0, c2 = 0, c3 = 0] = random.takeBlocks(blocks);
    const key: TwoWords = [k0, k1];
    for (let block = 0; block < blocks; block++) write(mask, 4 * block, philox4x32([c0 + block, c1, c2, c3], key), limit, scale);
  };
}

function write(mask: DropMaskOperands['mask']['data'], start: number, words: FourWords, limit: number, scale: number): void {
  const count = Math.min(4, mask.length - start);
  for (let i = 0; i < count; i++) mask[start + i] = (words[i] ?? 0) < limit ? 0 : scale;
}
