import { describe, expect, test } from 'vitest';
import { emnistDigits, emnistLetters, type ImageDatasetSplits } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/datasets/node';
import { findRealDataset, labelCounts } from './support/real-dataset.ts';
import { thrownBy } from './support/thrown-by.ts';

const real = await findRealDataset(emnistDigits);

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

if (real === undefined) {
  test('it is not on this machine, so its statistics go unchecked; loading it offline says so', async () => {
    const load = (): Promise<unknown> => emnistDigits.load(createFolderContext({ download: false }));
    expect(await thrownBy(load)).toMatchObject({ code: 'VITRUM_DATASET_NOT_FOUND' });
  });
} else {
  describeReal(real);
}

function describeReal({ train, test: held }: ImageDatasetSplits): void {
  describe('the published digits of EMNIST', () => {
    // Cohen et al. 2017, table II: the digits are balanced.
    test('are as many of each', () => {
      expect(labelCounts(train)).toEqual(Array.from({ length: 10 }, () => 24_000));
      expect(labelCounts(held)).toEqual(Array.from({ length: 10 }, () => 4000));
    });
  });
}
