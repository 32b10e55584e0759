import type { CompleteModel, FormatFile, Shape } from '@vitrum/core';
import { classNames, envelopeOf } from '@vitrum/formats/internal';
import { sizeOf } from '@vitrum/tensor';
import { graphChecksum, metadataKeys } from '../own-metadata.ts';
import { encodeOnnx } from '../proto/encode-model.ts';
import { dataTypes, type OnnxGraph, type OnnxValueInfo } from '../proto/messages.ts';
import { version } from '../version.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { inputScaling } from './input-scaling.ts';
import { addLayer } from './layer-nodes.ts';

/** The version of the operators, and that of the file, which goes with it. */
export const [opset, irVersion] = [17, 8];

const [inputName, outputName, batch] = ['input', 'output', 'batch'];

/**
 * A model as a graph of standard operators. The input is a batch of samples as vitrum has them, channels last; where the model knows how
 * its inputs were scaled, the graph takes them as they were before.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers and activations that are not built in
 */
export function writeOnnx(model: CompleteModel): readonly [FormatFile] {
  const graph = new GraphBuilder();
  const [{ inputShapes: [inputShape] }] = model.layers;
  const input: Value = { shape: inputShape, last: addScaling(graph, model, inputShape) };
  const values: Value[] = [];
  for (const layer of model.layers) {
    const [first, ...rest] = layer.inputs;
    const valueOf = (index: number): Value => values[index] ?? input;
    graph.enter(layer.place.replaceAll('"', ''));
    values.push(addLayer(graph, layer, [valueOf(first), ...rest.map(valueOf)]));
  }
  const output = values.at(-1) ?? input;
  graph.enter('output');
  const name = graph.last(output);
  const hasNode = graph.nodes.some(({ outputs }) => outputs.includes(name));
  const last = hasNode ? name : graph.node('Identity', [name]);
  const written = graphOf(graph, last, inputOf(model, inputShape), output.shape);
  const isOwn = (tensor: string): boolean => Object.hasOwn(graph.stored, tensor);
  const classes = classNames(model);
  const bytes = encodeOnnx({
    irVersion, producerName: 'vitrum', producerVersion: version, description: '', graph: written, opsets: { '': opset }, hasFunctions: false,
    metadata: {
      ...(classes.length > 0 && { [metadataKeys.classes]: JSON.stringify(classes) }),
      [metadataKeys.model]: envelopeOf(model),
      [metadataKeys.tensors]: JSON.stringify(graph.stored),
      [metadataKeys.graph]: graphChecksum(written, isOwn),
    },
  });
  return [{ name: '.onnx', bytes }];
}

/** The nodes with the last one's output under the name of the graph's. */
function graphOf({ nodes, initializers }: GraphBuilder, last: string, input: OnnxValueInfo, outputShape: Shape): OnnxGraph {
  const rename = (name: string): string => (name === last ? outputName : name);
  return {
    name: 'network', initializers, inputs: [input], isSparse: false,
    nodes: nodes.map((node) => ({ ...node, inputs: node.inputs.map(rename), outputs: node.outputs.map(rename) })),
    outputs: [{ name: outputName, elementType: dataTypes.float, dims: [batch, ...outputShape] }],
  };
}

function inputOf({ metadata }: CompleteModel, shape: Shape): OnnxValueInfo {
  const isScaled = inputScaling(metadata) !== undefined;
  const description = isScaled ? 'Samples as they are in the data: the graph scales them.' : 'Samples as in training: pixels are bytes divided by 255, channels last.';
  return { name: inputName, elementType: dataTypes.float, dims: [batch, ...shape], description };
}

/** (x − offset) / scale as the first nodes; returns the name of the scaled input. */
function addScaling(graph: GraphBuilder, { metadata }: CompleteModel, shape: Shape): string {
  const scaling = inputScaling(metadata);
  if (scaling?.offsets.length !== sizeOf(shape)) return inputName;
  graph.enter('encoding');
  const moved = graph.node('Sub', [inputName, graph.floats('encoding.offsets', shape, Float32Array.from(scaling.offsets))]);
  return graph.node('Div', [moved, graph.floats('encoding.scales', shape, Float32Array.from(scaling.scales))]);
}
