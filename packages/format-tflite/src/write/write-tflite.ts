import type { CompleteModel, FormatFile } from '@vitrum/core';
import { envelopeOf, programOf } from '@vitrum/formats/internal';
import { envelopeName, tensorsName } from '../graph/metadata-names.ts';
import type { Graph } from '../graph/graph.ts';
import { encodeGraph } from './encode-graph.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { operatorsOf } from './step-operators.ts';
import { TensorNames } from './tensor-names.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * The file of a model with all numbers as 32-bit floats, and everything else of it as JSON beside the graph.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers and activations that are not built in
 */
export function writeTflite(model: CompleteModel): readonly [FormatFile] {
  return [{ name: '.tflite', bytes: encodeGraph(graphOf(model)) }];
}

function graphOf(model: CompleteModel): Graph {
  const program = programOf(model, 'tflite');
  const graph = new GraphBuilder();
  const names = new TensorNames(graph, model);
  const [{ inputShapes: [inputShape] }] = model.layers;
  const input = graph.add({ name: 'input', shape: [1, ...inputShape], type: 'float32' });
  const values: Value[] = [input];
  for (const step of program.steps) {
    const [first, ...rest] = step.inputs;
    const valueOf = (index: number): Value => values[index] ?? input;
    values[step.output] = operatorsOf(step, [valueOf(first), ...rest.map(valueOf)], { graph, names });
  }
  const last = values[program.output] ?? input;
  const outputShape = model.layers.at(-1)?.outputShape ?? inputShape;
  return graph.finish(input, graph.reshape(last, [1, ...outputShape]), metadataOf(model, names, graph));
}

/** The rest of the model; and what the operators hold only worked into other numbers, such as the moments of a normalization. */
function metadataOf(model: CompleteModel, names: TensorNames, graph: GraphBuilder): Graph['metadata'] {
  const tensors = Object.entries({ ...model.parameters, ...model.state });
  for (const [name, { shape, values }] of tensors) if (!names.has(values)) graph.floats(name, shape, values);
  const list = tensors.map(([name, { shape }]) => ({ name, shape, axes: names.axesOf(name) }));
  const encoder = new TextEncoder();
  return { [envelopeName]: encoder.encode(envelopeOf(model)), [tensorsName]: encoder.encode(JSON.stringify(list)) };
}
