import type { Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { countMultiplyAdds } from './count-multiply-adds.ts';
import type { NetworkPlan } from './plan-network.ts';

/** One row of a summary. */
export interface LayerSummary {
  /** Its index in the list, from 0. */
  readonly index: number;
  /** Its name in the configuration; undefined if it has none. */
  readonly name: string | undefined;
  /** The name that its definition is registered under: `dense`. */
  readonly type: string;
  /** Indices of the layers that it reads; −1 for the network's input. */
  readonly inputs: readonly number[];
  /** Shape of one sample. */
  readonly outputShape: Shape;
  /** The name of its activation. */
  readonly activation: string | undefined;
  /** False for a frozen layer. */
  readonly trainable: boolean;
  /** Numbers that are learned, or were before the layer was frozen. */
  readonly parameters: number;
  /** Numbers that are remembered without being learned, such as running means. */
  readonly state: number;
  /** Products added up in a forward pass of one sample; see `LayerPlan.multiplyAdds`. */
  readonly multiplyAdds: number;
}

/** A network in figures, of one sample. */
export interface NetworkSummary {
  /** Shape of one sample, without the batch axis. */
  readonly inputShape: Shape;
  /** A row for each layer, in topological order. */
  readonly layers: readonly LayerSummary[];
  /** Numbers that are learned, those of frozen layers included: the sum over the layers. */
  readonly parameters: number;
  /** Those of the parameters that training changes. */
  readonly trainableParameters: number;
  /** Numbers that are remembered without being learned: the sum over the layers. */
  readonly state: number;
  /** Products added up in a forward pass of one sample: the sum over the layers. */
  readonly multiplyAdds: number;
}

/** The figures of every layer and their totals. They follow from the plan: nothing is allocated, drawn or computed. */
export function summarizeNetwork({ inputShape, layers: planned }: NetworkPlan): NetworkSummary {
  const layers = planned.map(({ index, name, type, inputs, trainable, plan }): LayerSummary => ({
    index, name, type, inputs, trainable,
    outputShape: plan.outputShape,
    activation: plan.activation?.name,
    parameters: countNumbers(plan.parameters),
    state: countNumbers(plan.state),
    multiplyAdds: countMultiplyAdds(plan),
  }));
  const total = (figure: 'parameters' | 'state' | 'multiplyAdds'): number => layers.reduce((sum, layer) => sum + layer[figure], 0);
  const trainableParameters = layers.reduce((sum, { trainable, parameters }) => sum + (trainable ? parameters : 0), 0);
  return { inputShape, layers, parameters: total('parameters'), trainableParameters, state: total('state'), multiplyAdds: total('multiplyAdds') };
}

const countNumbers = (tensors: Readonly<Record<string, { readonly shape: Shape }>> = {}): number =>
  Object.values(tensors).reduce((count, { shape }) => count + sizeOf(shape), 0);
