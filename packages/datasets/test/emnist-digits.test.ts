import { expect, test } from 'vitest';
import { emnistDigits, emnistLetters } from '@vitrum/datasets';

// Cohen et al. 2017, table II: 240,000 and 40,000 digits of 28 × 28 pixels.
test('the published sizes are those of 240,000 and 40,000 pictures', () => {
  const { files } = emnistDigits.published;
  expect(files.map(({ size }) => size)).toEqual([16 + 240_000 * 784, 8 + 240_000, 16 + 40_000 * 784, 8 + 40_000]);
});

test('it comes out of the same archive as the letters, which keeps the files of both', () => {
  const { published } = emnistDigits;
  expect(published.archive?.others).toEqual(emnistLetters.published.files);
  expect(emnistLetters.published.archive).toEqual({ ...published.archive, others: published.files });
  expect([published.folder, ...published.mirrors]).toEqual([emnistLetters.published.folder, ...emnistLetters.published.mirrors]);
});
