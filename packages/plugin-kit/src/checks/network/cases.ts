import { buildNetwork, isVitrumError, VitrumError, type NetworkEnds } from '@vitrum/core';
import { parseNetworkConfig, planNetwork } from '@vitrum/network';
import { formatShape } from '@vitrum/tensor';
import type { Subject, Variant } from '../../subject.ts';
import type { NetworkCase } from './network-case.ts';

/** Data of several shapes: vectors, gray and color pictures, and what a single output is for. */
const allEnds: readonly NetworkEnds[] = [
  { inputShape: [6], outputs: 3, outputActivation: 'softmax' },
  { inputShape: [12, 14], outputs: 3, outputActivation: 'softmax' },
  { inputShape: [28, 28, 1], outputs: 10, outputActivation: 'softmax' },
  { inputShape: [32, 32, 3], outputs: 4, outputActivation: 'sigmoid' },
  { inputShape: [28, 28], outputs: 1, outputActivation: 'identity' },
  { inputShape: [20, 4], outputs: 2, outputActivation: { type: 'softmax' } },
];

/**
 * The network between all ends that it takes.
 *
 * @throws VITRUM_SHAPE_MISMATCH if it takes none; whatever else is wrong with it
 */
export function networkCases({ registry, name }: Subject<'networks'>, { options }: Variant): readonly NetworkCase[] {
  const build = (ends: NetworkEnds) => buildNetwork(registry, { ...options, type: name }, ends);
  const attempts = allEnds.map((ends) => tryCase(ends, build, (built) => planNetwork(registry, parseNetworkConfig(built))));
  const cases = attempts.filter((attempt) => typeof attempt !== 'string');
  if (cases.length > 0) return cases;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `It takes no samples of shape ${allEnds.map(({ inputShape }) => formatShape(inputShape)).join(', ')}; the last time it says: ${attempts.map(String).at(-1) ?? ''}`,
    hint: 'A network should take at least one of these shapes.',
  });
}

/** The case, or the reason why samples of that shape are refused. */
function tryCase(ends: NetworkEnds, build: NetworkCase['buildAgain'], plan: (built: NetworkCase['built']) => NetworkCase['plan']): NetworkCase | string {
  const place = `${formatShape(ends.inputShape)} and ${ends.outputs} ${ends.outputs === 1 ? 'output' : 'outputs'}`;
  try {
    const built = build(structuredClone(ends)); // it may write to what it is given, which is a fault of its own
    return { place, ends, built, plan: plan(built), buildAgain: build };
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_SHAPE_MISMATCH') return error.message;
    throw error;
  }
}
