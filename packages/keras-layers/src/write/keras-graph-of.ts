import { VitrumError, type CompleteModel, type PortableLayer } from '@vitrum/core';
import type { KerasGraph, KerasTarget } from '../keras-graph.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { writeLayer } from './layer-rules.ts';

/**
 * A model as layers of Keras, with their weights.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for a layer or an activation that Keras cannot express
 */
export function kerasGraphOf({ network, layers }: CompleteModel, target: KerasTarget): KerasGraph {
  const graph = new GraphBuilder(target, layers[0].inputShapes[0]);
  const values: Value[] = [];
  for (const layer of layers) {
    const valueOf = (index: number): Value => values[index] ?? graph.input;
    const [first, ...rest] = layer.inputs;
    graph.isTrainable = network.layers[layer.index]?.trainable !== false;
    values.push(writeLayer(graph, layer, [valueOf(first), ...rest.map(valueOf)]) ?? unknownLayer(layer, target));
  }
  const output = values.at(-1) ?? graph.input;
  return graph.graph(output);
}

function unknownLayer({ place, type }: PortableLayer, target: KerasTarget): never {
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${place} is a "${type}", a layer that ${target === 'tfjs' ? 'TensorFlow.js' : 'Keras'} has none for.`,
    hint: 'Replace the layer with built-in ones, or write only the tensors: safetensors, npz.',
  });
}
