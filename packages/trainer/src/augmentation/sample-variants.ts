import type { Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Augmenter } from './augmenter.ts';

/**
 * A sample as it is, then what training makes of it in its first epochs. Mixing takes the next sample of the dataset as its partner,
 * where training takes the next one of the batch.
 *
 * @param count - How many epochs; the result has one row more, each of the numbers of one sample.
 */
export function sampleVariants(augmenter: Augmenter, dataset: Dataset, index: number, count: number): readonly Float32Array[] {
  const size = sizeOf(dataset.inputShape);
  const inputs = new Float32Array(2 * size);
  const targets = new Float32Array(2 * dataset.targetSize);
  const order = Uint32Array.of(index, (index + 1) % dataset.size);
  return Array.from({ length: 1 + count }, (_, epoch) => {
    for (const [row, sample] of order.entries()) {
      dataset.readInput(sample, inputs, row * size);
      dataset.readTarget(sample, targets, row * dataset.targetSize);
    }
    if (epoch > 0) augmenter.apply(inputs, targets, { start: 0, count: 2, order, epoch: epoch - 1 });
    return inputs.slice(0, size);
  });
}
