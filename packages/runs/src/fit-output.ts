import { isVitrumError, resolveReference, type Loss, type Registry } from '@vitrum/core';
import { areProbabilities, outputRangeOf } from '@vitrum/trainer';
import type { FittedConfig } from './fitted-config.ts';
import type { RunConfig } from './run-config.ts';

/**
 * The settings with an output that goes with the loss, where a loss is named and no output is: softmax where outputs have to add
 * up to 1, sigmoid where each has to be a probability. The same settings where theirs does already.
 */
export function fitOutputToLoss(fitted: FittedConfig, { network = {}, training }: RunConfig, registry: Registry): FittedConfig {
  if ('layers' in network || network.outputActivation !== undefined) return fitted;
  const outputs = lossNamed(training, registry)?.outputs;
  const wanted = outputs === 'distribution' ? 'softmax' : outputs === 'probabilities' ? 'sigmoid' : undefined;
  if (wanted === undefined || !registry.activations.has(wanted)) return fitted;
  if (fitted.network.architecture.at(-1) === 1) return fitted; // one output is no distribution: that is warned about
  const present = fitted.network.outputActivation ?? network.activation ?? fitted.network.activation ?? 'tanh';
  const range = outputRangeOf(resolveReference(registry, 'activation', present));
  const fits = wanted === 'softmax' ? range.addsUpToOne : areProbabilities(range);
  return fits ? fitted : { ...fitted, network: { ...fitted.network, outputActivation: wanted } };
}

/** Undefined where none is named, or where its name is wrong: that is told where the run is made. */
function lossNamed({ loss }: NonNullable<RunConfig['training']> = {}, registry: Registry): Loss | undefined {
  if (loss === undefined) return undefined;
  try {
    return resolveReference(registry, 'loss', loss);
  } catch (error) {
    if (isVitrumError(error)) return undefined;
    throw error;
  }
}
