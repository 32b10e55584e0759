import type { Dataset, Tensor } from '@vitrum/core';
import type { Cost, Network } from '@vitrum/network';
import { createTensor } from '@vitrum/tensor';
import type { LayerGradient } from '../shared/api/theater.ts';

/** So many training samples tell how large gradients are: always the same, so that what changes is the network. */
const measuredSamples = 50;

/** The samples that gradients are measured with. */
export interface GradientSamples {
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** The first training samples. */
export function gradientSamples({ inputShape }: Pick<Network, 'inputShape'>, train: Dataset): GradientSamples {
  const samples = Math.min(measuredSamples, train.size);
  const inputs = createTensor([samples, ...inputShape]);
  const targets = createTensor([samples, train.targetSize]);
  const size = inputs.data.length / samples;
  for (let index = 0; index < samples; index++) {
    train.readInput(index, inputs.data, index * size);
    train.readTarget(index, targets.data, index * train.targetSize);
  }
  return { inputs, targets };
}

/**
 * The size of the gradient in each trained layer that has parameters: √(1/n · Σ (∂C/∂w)²), C being the mean cost of some samples. The network's
 * z, a and gradients are overwritten.
 */
export function gradientSizes(network: Network, cost: Cost, { inputs, targets }: GradientSamples): readonly LayerGradient[] {
  network.forward(inputs);
  cost.backward(targets);
  return network.layers.flatMap(({ parameters, trainable }, layer) => {
    let [sum, count] = [0, 0];
    for (const { gradient } of trainable ? parameters : []) {
      for (const value of gradient.data) sum += value * value;
      count += gradient.data.length;
    }
    return count === 0 ? [] : [{ layer, size: Math.sqrt(sum / count) }];
  });
}
