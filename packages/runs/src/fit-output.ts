import { isVitrumError, resolveReference, type Loss, type Registry } from '@vitrum/core';
import { areProbabilities, outputRangeOf } from '@vitrum/trainer';
import type { FittedConfig } from './fitted-config.ts';
import type { RunConfig } from './run-config.ts';

/**
 * Chooses the output activation that suits a named loss, unless one is named: softmax for distributions, sigmoid for independent
 * probabilities. Returns the same settings if they suit already.
 */
export function fitOutputToLoss(fitted: FittedConfig, { network = {}, training }: RunConfig, registry: Registry): FittedConfig {
  if ('layers' in network || network.outputActivation !== undefined) return fitted;
  const outputs = lossNamed(training, registry)?.outputs;
  const wanted = outputs === 'distribution' ? 'softmax' : outputs === 'probabilities' ? 'sigmoid' : undefined;
  if (wanted === undefined || !registry.activations.has(wanted)) return fitted;
  if (fitted.network.architecture.at(-1) === 1) return fitted; // a single output is not a distribution; this causes a warning later
  const present = fitted.network.outputActivation ?? network.activation ?? fitted.network.activation ?? 'tanh';
  const range = outputRangeOf(resolveReference(registry, 'activation', present));
  const fits = wanted === 'softmax' ? range.addsUpToOne : areProbabilities(range);
  return fits ? fitted : { ...fitted, network: { ...fitted.network, outputActivation: wanted } };
}

/** Undefined if none is named, or if the name is unknown, which is reported later. */
function lossNamed({ loss }: NonNullable<RunConfig['training']> = {}, registry: Registry): Loss | undefined {
  if (loss === undefined) return undefined;
  try {
    return resolveReference(registry, 'loss', loss);
  } catch (error) {
    if (isVitrumError(error)) return undefined;
    throw error;
  }
}
