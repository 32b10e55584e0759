import { VitrumError, type Backend, type Registry } from '@vitrum/core';
import { createNetwork, type Network } from '@vitrum/network';
import type { TrainingPlan } from '@vitrum/trainer';
import type { RunDescription } from './run-description.ts';

/**
 * The network that a run begins with: the same bits for the same description.
 *
 * @throws VITRUM_INVALID_CONFIG when it does not fit into memory; what `createNetwork` throws
 */
export function createRunNetwork(
  { network }: Pick<RunDescription, 'network'>,
  { seed }: Pick<TrainingPlan, 'seed'>,
  registry: Registry,
  backend: Backend,
): Network {
  try {
    return createNetwork(network, { registry, seed, backend });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `The network does not fit into memory: ${error.message}.`,
      hint: 'Give its layers fewer units.',
      cause: error,
    });
  }
}
