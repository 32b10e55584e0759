import type { Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { countMultiplyAdds } from './count-multiply-adds.ts';
import type { NetworkPlan } from './plan-network.ts';

/** One row of a summary. */
export interface LayerSummary {
  readonly index: number;
  readonly name: string | undefined;
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
  readonly inputShape: Shape;
  readonly layers: readonly LayerSummary[];
  readonly parameters: number;
  /** Those of the parameters that training changes. */
  readonly trainableParameters: number;
  readonly state: number;
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
