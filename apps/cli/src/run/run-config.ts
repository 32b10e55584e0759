import { isRecord } from '@vitrum/core';
import { parseNetworkConfig, type DenseNetworkOptions, type NetworkConfig } from '@vitrum/network';
import { trainingSchema } from '@vitrum/trainer';
import { checkKeys } from './check-keys.ts';
import { parseDatasetReference, type DatasetReference } from './dataset-reference.ts';
import { parseNetworkShorthand } from './network-shorthand.ts';

/** A description of a run as people write it: everything may be left out. */
export interface RunConfig {
  readonly dataset?: DatasetReference;
  readonly network?: NetworkConfig | DenseNetworkOptions;
  readonly training?: Readonly<Record<string, unknown>>;
}

/**
 * Checks that untrusted JSON has the form of a run's description. Names and values are checked when it is resolved.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function parseRunConfig(value: unknown): RunConfig {
  const { dataset, network, training } = checkKeys(value, ['dataset', 'network', 'training'], 'The description of a run');
  return {
    ...(dataset !== undefined && { dataset: parseDatasetReference(dataset) }),
    ...(network !== undefined && { network: parseNetwork(network) }),
    ...(training !== undefined && { training: checkKeys(training, Object.keys(trainingSchema), '"training"') }),
  };
}

function parseNetwork(value: unknown): NetworkConfig | DenseNetworkOptions {
  if (isRecord(value) && !('layers' in value) && !('inputShape' in value)) return parseNetworkShorthand(value);
  return parseNetworkConfig(isRecord(value) ? checkKeys(value, ['inputShape', 'layers'], '"network"') : value);
}
