import { createNetwork, summarizeNetwork } from '@vitrum/network';
import { formatShape } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { randomBatch } from '../layer/passes.ts';
import type { NetworkCase } from './network-case.ts';

const batchSize = 3;

/** One step of training, with its default options and the least work that the ends allow. */
export const networkPasses = check<CheckContext<'networks'>>('passes', 'ordinary samples go through it, and gradients come back', ({ first: { made, fail }, registry, tried }) => {
  const { place, plan } = cheapest(made);
  tried(`a forward and a backward pass of ${batchSize} samples, for ${place}`);
  const network = createNetwork(registry, plan.config, { seed: 3 });
  const { input, outputGradient } = randomBatch(network, batchSize);
  if (!network.forward(input, true).data.every(Number.isFinite)) {
    fail({ message: `For ${place} its outputs are not finite.`, hint: 'Look at the initializers: "he-normal" fits relu, "glorot-uniform" fits tanh.' });
    return;
  }
  network.backward(outputGradient);
  const wrong = network.parameters.find(({ gradient }) => !gradient.data.every(Number.isFinite));
  if (wrong !== undefined) fail({ message: `For ${place} the gradient of ${wrong.name}, of shape ${formatShape(wrong.value.shape)}, is not finite.` });
});

function cheapest(cases: readonly NetworkCase[]): NetworkCase {
  const [first, ...others] = cases;
  if (first === undefined) throw new Error('A network that can be made has a case.');
  const workOf = ({ plan }: NetworkCase): number => summarizeNetwork(plan).multiplyAdds;
  return others.reduce((best, each) => (workOf(each) < workOf(best) ? each : best), first);
}
