import { isReference, isVitrumError, resolveReference, type Loss, type Reference, type Registry } from '@vitrum/core';
import { areProbabilities, outputRangeOf } from '@vitrum/trainer';
import type { RunConfig } from './run-config.ts';
import type { RunDefaults } from './run-description.ts';
import type { RunOverrides } from './run-overrides.ts';

/**
 * The defaults with an output that goes with the loss, where a loss is named and no output is: softmax where outputs have to add
 * up to 1, sigmoid where each has to be a probability. The same defaults where theirs does already.
 */
export function fitOutputToLoss(defaults: RunDefaults, config: RunConfig, overrides: RunOverrides, registry: Registry): RunDefaults {
  const loss = lossNamed(config, overrides, registry);
  const wanted = loss?.outputs === 'distribution' ? 'softmax' : loss?.outputs === 'probabilities' ? 'sigmoid' : undefined;
  if (wanted === undefined || namesOutput(config, overrides) || !registry.activations.has(wanted)) return defaults;
  if (defaults.network.architecture.at(-1) === 1) return defaults; // one output is no distribution: that is warned about
  const present = defaults.network.outputActivation ?? overrides.activation ?? activationOf(config) ?? defaults.network.activation ?? 'tanh';
  const range = outputRangeOf(resolveReference(registry, 'activation', present));
  const fits = wanted === 'softmax' ? range.addsUpToOne : areProbabilities(range);
  return fits ? defaults : { ...defaults, network: { ...defaults.network, outputActivation: wanted } };
}

function activationOf({ network }: RunConfig): Reference | undefined {
  return network === undefined || 'layers' in network ? undefined : network.activation;
}

function namesOutput({ network }: RunConfig, { outputActivation }: RunOverrides): boolean {
  return outputActivation !== undefined || (network !== undefined && ('layers' in network || network.outputActivation !== undefined));
}

/** Undefined where none is named, or where its name is wrong: that is told where the run is made. */
function lossNamed({ training }: RunConfig, overrides: RunOverrides, registry: Registry): Loss | undefined {
  const named: unknown = overrides.training?.loss ?? training?.['loss'];
  if (!isReference(named)) return undefined;
  try {
    return resolveReference(registry, 'loss', named);
  } catch (error) {
    if (isVitrumError(error)) return undefined;
    throw error;
  }
}
