import type { Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { yieldToEventLoop } from '@vitrum/trainer/internal';

/** So few that training, and what the page asks, have their turn after some milliseconds. */
const samplesInATurn = 100;

/** Passes the first samples of a dataset through a network, and calls `look` after each batch, while its numbers are valid. */
export async function passSamples(network: Network, dataset: Dataset, count: number, look: (start: number, batch: number) => void): Promise<void> {
  const inputs = sizeOf(network.inputShape);
  for (let start = 0; start < count; start += samplesInATurn) {
    const batch = Math.min(samplesInATurn, count - start);
    const tensor = network.inputFor(batch);
    for (let row = 0; row < batch; row++) dataset.readInput(start + row, tensor.data, row * inputs);
    network.forward(tensor);
    look(start, batch);
    await yieldToEventLoop();
  }
}
