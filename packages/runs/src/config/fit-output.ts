import { isVitrumError, resolveReference, type Loss, type Registry } from '@vitrum/core';
import { areProbabilities, outputRangeOf } from '@vitrum/trainer/signs';
import type { FittedConfig } from './fitted-config.ts';
import { isNamedNetwork } from './named-network.ts';
import type { RunConfig } from './run-config.ts';

/**
 * Chooses the output activation that suits a named loss, unless one is named: softmax for distributions, sigmoid for independent
 * probabilities. Returns the same settings if they suit already.
 */
export function fitOutputToLoss(registry: Registry, fitted: FittedConfig, { network = {}, training }: RunConfig): FittedConfig {
  if (isNamedNetwork(network) || 'layers' in network || network.outputActivation !== undefined) return fitted;
  const wanted = wantedOutput(registry, training);
  if (wanted === undefined) return fitted;
  if (fitted.network.architecture.at(-1) === 1) return fitted; // a single output is not a distribution; this causes a warning later
  const present = fitted.network.outputActivation ?? network.activation ?? fitted.network.activation ?? 'tanh';
  const range = outputRangeOf(resolveReference(registry, 'activation', present));
  const fits = wanted === 'softmax' ? range.addsUpToOne : areProbabilities(range);
  return fits ? fitted : { ...fitted, network: { ...fitted.network, outputActivation: wanted } };
}

/** The activation that gives the outputs that a named loss takes; undefined if it takes any, or if none is named. */
export function wantedOutput(registry: Registry, training: RunConfig['training']): 'softmax' | 'sigmoid' | undefined {
  const outputs = lossNamed(registry, training)?.outputs;
  const wanted = outputs === 'distribution' ? 'softmax' : outputs === 'probabilities' ? 'sigmoid' : undefined;
  return wanted !== undefined && registry.activations.has(wanted) ? wanted : undefined;
}

/** Undefined if none is named, or if the name is unknown, which is reported later. */
function lossNamed(registry: Registry, { loss }: NonNullable<RunConfig['training']> = {}): Loss | undefined {
  if (loss === undefined) return undefined;
  try {
    return resolveReference(registry, 'loss', loss);
  } catch (error) {
    if (isVitrumError(error)) return undefined;
    throw error;
  }
}
