import { buildNetwork, resolveReference, type Dataset, type Registry } from '@vitrum/core';
import { parseNetworkConfig, type NetworkConfig } from '@vitrum/network';
import { type TrainingConfig } from '@vitrum/trainer';
import { areProbabilities, outputRangeOf } from '@vitrum/trainer/signs';
import { wantedOutput } from './fit-output.ts';
import { fittedTraining, outputOf } from './fitted-config.ts';
import type { NamedNetwork } from './named-network.ts';
import type { RunConfig } from './run-config.ts';

/** The settings that follow from a named network and its data. */
export interface BuiltNetwork {
  readonly network: NetworkConfig;
  readonly training: TrainingConfig;
}

/**
 * Builds a named network for a dataset: its output fits the task and the loss that is named. Training is by `adam` on batches.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_CONTRIBUTION and the errors of options
 */
export function builtFor(registry: Registry, network: NamedNetwork, training: RunConfig['training'], dataset: Dataset): BuiltNetwork {
  const { inputShape, targetSize: outputs } = dataset;
  const { outputActivation, loss } = builtOutput(registry, training, dataset);
  const built = parseNetworkConfig(buildNetwork(registry, network, { inputShape, outputs, outputActivation }));
  const { learningRate, ...rest } = fittedTraining(dataset, true);
  return { network: built, training: { ...rest, ...(loss !== undefined && { loss }), ...(training?.optimizer === undefined && learningRate !== undefined && { learningRate }) } };
}

/** The activation of the outputs for a dataset and the loss that is named, and the loss where it follows from that. */
export function builtOutput(registry: Registry, training: RunConfig['training'], dataset: Dataset): { readonly outputActivation: string; readonly loss: string | undefined } {
  const { loss, outputActivation: usual } = outputOf(dataset);
  const wanted = dataset.targetSize === 1 ? undefined : wantedOutput(registry, training);
  const outputActivation = wanted === undefined || fits(registry, wanted, usual) ? usual : wanted;
  return { outputActivation, loss: outputActivation === usual ? loss : undefined };
}

/** True if an activation gives the form of output that another one stands for. */
function fits(registry: Registry, wanted: 'softmax' | 'sigmoid', activation: string): boolean {
  const range = outputRangeOf(resolveReference(registry, 'activation', activation));
  return wanted === 'softmax' ? range.addsUpToOne : areProbabilities(range);
}
