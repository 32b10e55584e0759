import { createRegistry, dense, identity, notebookNormal, squaredError } from 'vitrum';
import { descend } from 'vitrum/inspect';
import { createNetwork, createRandom, tensorFrom } from 'vitrum/parts';
import type { Network, WeightPlaneRequest } from '@vitrum/network';

/** A neuron with two inputs, and the samples that it has learned. */
export interface LearnedNeuron extends WeightPlaneRequest {
  readonly network: Network;
  /** How many samples there are. */
  readonly samples: number;
}

/** Samples of each of the two classes. */
const perClass = 30;

/**
 * Learns to tell two clouds of points apart: +1 for the one at (0.7, 0.4), −1 for the one opposite. Without a curve the cost is a bowl, in
 * which too long a step leads out of it. The bias stays as it was drawn.
 */
export function learnNeuron(): LearnedNeuron {
  const random = createRandom(5);
  const points = Array.from({ length: 2 * perClass }, (_, i) => {
    const side = i % 2 === 0 ? 1 : -1;
    return { side, at: [0.7 * side + 0.8 * random.normal(), 0.4 * side + 0.8 * random.normal()] };
  });
  const samples = points.length;
  const inputs = tensorFrom([samples, 2], points.flatMap(({ at }) => at));
  const targets = tensorFrom([samples, 1], points.map(({ side }) => side));
  const registry = createRegistry([{ name: 'one-neuron', version: '1.0.0', activations: [identity], layers: [dense], initializers: [notebookNormal] }]);
  const layer = { type: 'dense', units: 1, activation: 'identity', weightInitializer: 'notebook-normal', biasInitializer: 'notebook-normal' } as const;
  const network = createNetwork(registry, { inputShape: [2], layers: [layer] }, { seed: 1 });
  const weights = network.parameter('layers.0.weights');
  const weight = (index: number): WeightPlaneRequest['x'] => ({ parameter: weights.name, index });
  const plane = { network, loss: squaredError, inputs, targets, x: weight(0), y: weight(1) };
  const floor = descend({ ...plane, learningRate: 0.2, steps: 200 }).path.at(-1);
  if (floor !== undefined) weights.value.data.set([floor.x, floor.y]);
  return { ...plane, samples };
}
