import { describe, expect, test } from 'vitest';
import { fashionMnist, type ImageDatasetSplits } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/data-cache';
import { findRealDataset, labelCounts } from '../support/real-dataset.ts';
import { thrownBy } from '../../../datasets/test/support/thrown-by.ts';

const real = await findRealDataset(fashionMnist);

if (real === undefined) {
  test('it is not on this machine, so its statistics go unchecked; loading it offline says so', async () => {
    const load = (): Promise<unknown> => fashionMnist.load(createFolderContext({ download: false }));
    expect(await thrownBy(load)).toMatchObject({ code: 'VITRUM_DATASET_NOT_FOUND' });
  });
} else {
  describeReal(real);
}

function describeReal({ train, test: held }: ImageDatasetSplits): void {
  describe('the published Fashion-MNIST', () => {
    // Xiao, Rasul and Vollgraf 2017, section 2: 7,000 pictures of each class, 6,000 of them for training.
    test('has as many pictures of each class', () => {
      expect(labelCounts(train)).toEqual(Array.from({ length: 10 }, () => 6000));
      expect(labelCounts(held)).toEqual(Array.from({ length: 10 }, () => 1000));
    });

    // The constants of PyTorch's examples: Normalize((0.2860,), (0.3530,)).
    test('has training pixels of mean 0.2860 and standard deviation 0.3530', () => {
      let [sum, sumOfSquares] = [0, 0];
      const bytes = train.inputBytes?.bytes ?? new Uint8Array();
      for (const value of bytes) {
        sum += value;
        sumOfSquares += value * value;
      }
      const mean = sum / bytes.length;
      expect((mean / 255).toFixed(4)).toBe('0.2860');
      expect((Math.sqrt(sumOfSquares / bytes.length - mean ** 2) / 255).toFixed(4)).toBe('0.3530');
    });

    // The first training picture of TensorFlow's tutorial on Fashion-MNIST is an ankle boot.
    test('begins with an ankle boot', () => {
      expect(train.classes[train.label(0)]).toBe('Ankle boot');
    });
  });
}
