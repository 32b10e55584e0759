import type { Loss } from '@vitrum/core';
import { createCost, type Network } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';

/** One step of plain gradient descent on a sample, θ ← θ − η · ∂C/∂θ, and its cost before and after. */
export function stepOn(network: Network, loss: Loss, input: Float32Array, target: Float64Array, learningRate: number): readonly [before: number, after: number] {
  const inputs = tensorFrom([1, ...network.inputShape], input);
  const targets = tensorFrom([1, target.length], target);
  const cost = createCost(network, loss);
  network.forward(inputs);
  const before = cost.total(targets);
  cost.backward(targets);
  for (const parameter of network.trainable.parameters) parameter.descend(learningRate);
  network.forward(inputs);
  return [before, cost.total(targets)];
}
