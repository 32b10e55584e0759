import { describe, expect, test } from 'vitest';
import { mnist, type ImageDataset } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/data-cache';
import { findRealDataset } from '../support/real-dataset.ts';
import { thrownBy } from '../../../datasets/test/support/thrown-by.ts';

const real = await findRealDataset(mnist);

if (real === undefined) {
  test('the published MNIST is not on this machine, so its statistics go unchecked; loading it offline says so', async () => {
    const load = (): Promise<unknown> => mnist.load(createFolderContext({ download: false }));
    expect(await thrownBy(load)).toMatchObject({ code: 'VITRUM_DATASET_NOT_FOUND' });
  });
} else {
  describeRealMnist(real.train, real.test);
}

function describeRealMnist(train: ImageDataset, held: ImageDataset): void {
  describe('the published MNIST', () => {
    test('has 60,000 and 10,000 pictures of 28 × 28 in ten classes', () => {
      expect(train).toMatchObject({ size: 60_000, inputShape: [28, 28], targetSize: 10 });
      expect(held).toMatchObject({ size: 10_000, inputShape: [28, 28], targetSize: 10 });
    });

    // Nielsen, "Neural Networks and Deep Learning", chapter 1, opens with the first six training digits: 504192.
    test('begins with 5, 0, 4, 1, 9, 2', () => {
      expect([0, 1, 2, 3, 4, 5].map((index) => train.label(index))).toEqual([5, 0, 4, 1, 9, 2]);
    });

    // The first test label in LeCun's file, byte 8: 07.
    test('has a 7 as its first test digit', () => {
      expect(held.label(0)).toBe(7);
    });

    // The constants that PyTorch's MNIST example normalizes with: Normalize((0.1307,), (0.3081,)).
    test('has training pixels of mean 0.1307 and standard deviation 0.3081', () => {
      const input = new Float64Array(784);
      let sum = 0;
      let sumOfSquares = 0;
      for (let index = 0; index < train.size; index++) {
        train.readInput(index, input, 0);
        for (const value of input) {
          sum += value;
          sumOfSquares += value * value;
        }
      }
      const mean = sum / (train.size * 784);
      const standardDeviation = Math.sqrt(sumOfSquares / (train.size * 784) - mean ** 2);
      expect(mean.toFixed(4)).toBe('0.1307');
      expect(standardDeviation.toFixed(4)).toBe('0.3081');
    });

    test('stays bytes: one byte a pixel in memory', () => {
      expect(train.pixels(59_999)).toHaveLength(784);
      expect(train.pixels(0).buffer).toBe(train.pixels(59_999).buffer);
    });
  });
}
