import { describe, expect, test } from 'vitest';
import { emnistDigits, type ImageDatasetSplits } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/data-cache';
import { findRealDataset, labelCounts } from '../support/real-dataset.ts';
import { thrownBy } from '../../../datasets/test/support/thrown-by.ts';

const real = await findRealDataset(emnistDigits);

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
