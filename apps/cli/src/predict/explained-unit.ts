import type { Loss, Registry } from '@vitrum/core';
import { explainNeuron, type Network, type NeuronExplanation } from '@vitrum/network';
import { placeIn } from '@vitrum/network/internal';
import { sizeOf } from '@vitrum/tensor';
import type { UnitChoice } from '../options/parse-unit.ts';
import type { Sample } from './sample.ts';

/** The arithmetic of one output for one sample. */
export interface ExplainedUnit {
  readonly explanation: NeuronExplanation;
  /** The type of its layer. */
  readonly type: string;
  /** The parameter that has its weights. */
  readonly parameter: string;
  /** Types of all layers. */
  readonly types: readonly string[];
  /** False for a sample without a target, which has no cost and no gradients. */
  readonly hasTarget: boolean;
  /** Where each of its inputs is: [row, column, channel] in a picture, one index in a vector. */
  readonly places: readonly (readonly number[])[];
}

/**
 * The explanation of a unit.
 *
 * @returns undefined where the layer's figures are not those of a sum, as those of a plugin's layer may not be
 */
export function explainUnit(
  { layer, unit }: UnitChoice,
  { input, target }: Pick<Sample, 'input' | 'target'>,
  { network, registry, loss }: { readonly network: Network; readonly registry: Registry; readonly loss: Loss },
): ExplainedUnit | undefined {
  const found = network.layers[layer];
  const incoming = found?.incoming(unit);
  if (found === undefined || incoming === undefined) return undefined;
  const targets = target ?? new Float64Array(sizeOf(network.outputShape)); // what comes of none is not shown
  const explanation = explainNeuron(registry, { network, loss, input, target: targets, layer, unit, ...(target === undefined && { checks: { largest: 0 } }) });
  if (explanation === undefined) return undefined;
  const inputShape = network.layers[found.inputs[0]]?.outputShape ?? network.inputShape;
  const axes = (found.parameter(incoming.parameter)?.value.shape.length ?? 0) === 3 ? [1, ...inputShape] : inputShape; // a sequence is a picture of height 1
  return {
    explanation,
    type: found.type,
    parameter: `layers.${layer}.${incoming.parameter}`,
    types: network.layers.map((each) => each.type),
    hasTarget: target !== undefined,
    places: incoming.inputs.map((place) => placeIn(axes, place)),
  };
}

/** The explanation for machines; without a target no more than the forward pass. */
export function explanationRecord({ explanation, hasTarget }: ExplainedUnit): Readonly<Record<string, unknown>> {
  const { layer, unit, place, forward } = explanation;
  return hasTarget ? { ...explanation } : { layer, unit, place, forward };
}
