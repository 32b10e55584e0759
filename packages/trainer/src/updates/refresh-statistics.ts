import type { Network } from '@vitrum/network';
import type { BatchStream } from '../batches/batch-stream.ts';

/** What running statistics are taken from. */
export interface StatisticsPass {
  readonly samples: BatchStream;
  /** Training samples. */
  readonly size: number;
  readonly batchSize: number;
  /** Of what layers draw. */
  readonly seed: number;
}

/**
 * Takes the running statistics of a network, such as those of a batch norm, from its weights as they are: the plain means over the batches of
 * one pass in training mode, in the stored order and without augmentation. States that are no running means stay.
 *
 * Source: Izmailov et al. 2018, arXiv:1803.05407, section 3.2; as `update_bn` of PyTorch.
 */
export async function refreshStatistics(network: Network, { samples, size, batchSize, seed }: StatisticsPass): Promise<void> {
  const running = network.state.flatMap(({ value, share }) => (share === undefined ? [] : [{ value, share, sums: new Float64Array(value.data.length) }]));
  let batches = 0;
  for (let start = 0; start < size; start += batchSize) {
    if (!samples.has(start)) await samples.load(start);
    const { inputs } = samples.read(start, Math.min(batchSize, size - start));
    for (const { value } of running) value.data.fill(0); // then a pass leaves the share of the batch alone
    network.drawAt(seed, ++batches);
    network.forward(inputs, true);
    for (const { value, share, sums } of running) value.data.forEach((left, i) => (sums[i] = (sums[i] ?? 0) + left / share));
  }
  await samples.endPass();
  for (const { value: { data }, sums } of running) data.forEach((_, i) => (data[i] = (sums[i] ?? 0) / batches));
}
