import type { CompleteModel, FloatArray, PortableLayer, PortableTensors, Registry, Shape } from '@vitrum/core';
import { planNetwork, type NamedTensor, type NetworkPlan, type PlannedLayer } from '@vitrum/network';
import { decodeModel } from '../decode-model.ts';
import type { ModelFile } from '../model-file.ts';
import { completeOptions } from './complete-options.ts';

/**
 * A model as formats write it: every layer with its shapes, all of its options and its tensors.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function completeModel(registry: Registry, model: ModelFile<readonly number[] | FloatArray>): CompleteModel {
  const network = decodeModel(registry, model);
  const plan = planNetwork(registry, network.config);
  const parameters = tensorsOf(network.parameters);
  const state = tensorsOf(network.state);
  const [first, ...rest] = plan.layers;
  const complete = (layer: PlannedLayer): PortableLayer => completeLayer(registry, plan, layer, { parameters, state });
  return { network: plan.config, parameters, state, metadata: model.metadata, plugins: model.plugins, layers: [complete(first), ...rest.map(complete)] };
}

function completeLayer(registry: Registry, { config, inputShape, layers }: NetworkPlan, layer: PlannedLayer, { parameters, state }: Record<'parameters' | 'state', PortableTensors>): PortableLayer {
  const { index, place, type, definition, inputs, plan: { outputShape } } = layer;
  const { type: _type, name: _name, inputs: _inputs, trainable: _trainable, ...given } = config.layers[index] ?? { type };
  const shapeOf = (place: number): Shape => layers[place]?.plan.outputShape ?? inputShape;
  const [first, ...rest] = inputs;
  return {
    index, place, type, inputs, outputShape,
    options: completeOptions(registry, definition.options, given, `layer "${type}"`),
    inputShapes: [shapeOf(first), ...rest.map(shapeOf)],
    parameters: ownTensors(parameters, index),
    state: ownTensors(state, index),
  };
}

function ownTensors(tensors: PortableTensors, index: number): PortableTensors {
  const prefix = `layers.${index}.`;
  return Object.fromEntries(Object.entries(tensors).flatMap(([name, tensor]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), tensor]] : [])));
}

function tensorsOf(tensors: readonly NamedTensor[]): PortableTensors {
  return Object.fromEntries(tensors.map(({ name, value: { shape, data } }) => [name, { shape, values: Float32Array.from(data) }]));
}
