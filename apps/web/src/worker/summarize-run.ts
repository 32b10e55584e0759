import type { Loss } from '@vitrum/core';
import { kernelPictures, type Kernels, type Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { ActiveRun } from './active-run.ts';
import type { LayerSummary, RunSummary } from '../shared/api/run.ts';
import { weightMatrixOf } from './weight-matrix.ts';

/** A run in words and numbers. */
export async function summarizeRun({ open, named, state, start, trainer }: ActiveRun): Promise<RunSummary> {
  const { network, plan, run } = open;
  const warnings = await trainer.findWarnings();
  return {
    status: state.status,
    description: run,
    ...(named && { named }),
    parameterCount: network.parameterCount,
    layers: summarizeLayers(network),
    epochs: plan.epochs,
    batchSize: plan.batchSize,
    learningRate: plan.learningRate,
    seed: plan.seed,
    before: start,
    warnings,
    ...(warnings.length > 0 && fittingOutput(plan.loss)),
  };
}

/** The layers of a network in words and numbers. */
export function summarizeLayers(network: Network): readonly LayerSummary[] {
  const kernels = kernelPictures(network);
  return network.layers.map((_, index) => summarizeLayer(network, index, kernels.find(({ layer }) => layer === index)));
}

/** The activation at the output that a loss is made for; nothing for a loss that takes any numbers. */
function fittingOutput({ outputs }: Loss): Pick<RunSummary, 'fittingOutput'> {
  switch (outputs) {
    case 'distribution':
      return { fittingOutput: 'softmax' };
    case 'probabilities':
      return { fittingOutput: 'sigmoid' };
    case 'signed':
      return { fittingOutput: 'tanh' };
    default:
      return {};
  }
}

function summarizeLayer(network: Network, index: number, kernels: Kernels | undefined): LayerSummary {
  const layer = network.layers[index];
  if (layer === undefined) throw new RangeError(`There is no layer ${index}.`);
  const matrix = weightMatrixOf(network, index);
  const inputShape = network.layers[layer.inputs[0]]?.outputShape ?? network.inputShape;
  return {
    type: layer.type,
    sources: layer.inputs,
    inputs: sizeOf(inputShape),
    units: sizeOf(layer.outputShape),
    inputShape,
    outputShape: layer.outputShape,
    hasSums: layer.hasIncoming,
    parameterCount: layer.parameters.reduce((sum, { value }) => sum + value.data.length, 0),
    ...(!layer.trainable && layer.parameters.length > 0 && { isFrozen: true as const }),
    ...(layer.activation && { activation: layer.activation.name }),
    ...(layer.activation?.formula !== undefined && { formula: layer.activation.formula }),
    ...(layer.activation?.derivativeFormula !== undefined && { derivativeFormula: layer.activation.derivativeFormula }),
    ...(matrix && { weightShape: [matrix.units, matrix.inputs] as const }),
    ...(kernels && { kernelShape: [kernels.height, kernels.width, kernels.channels, kernels.filters] as const }),
  };
}
