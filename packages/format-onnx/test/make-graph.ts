import { onnx } from '@vitrum/format-onnx';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { maxDifference } from '@vitrum/test-support/model-cases';
import { runOnnx } from '@vitrum/test-support/run-onnx';
import { createVitrum } from 'vitrum';
import { createRandom, sizeOf, tensorFrom } from 'vitrum/parts';
import { encodeOnnx } from '../src/proto/encode-model.ts';
import { dataTypes, type OnnxAttribute, type OnnxNode, type OnnxTensor } from '../src/proto/messages.ts';

const registry = createVitrum();

/** A node: operator, inputs, output, attributes. */
export type Written = readonly [opType: string, inputs: readonly string[], output: string, attributes?: Readonly<Record<string, number | string | readonly number[] | { readonly float: number }>>];

/** Tensors by name: a shape, which is filled at random, or whole numbers. */
export type Tensors = Readonly<Record<string, { readonly shape: readonly number[] } | { readonly ints: readonly number[] } | { readonly floats: readonly number[] }>>;

/** A graph as another program might write it. */
export interface Graph {
  readonly nodes: readonly Written[];
  /** Shape of a sample. */
  readonly shape: readonly number[];
  readonly tensors?: Tensors;
  readonly opset?: number;
  readonly outputs?: readonly string[];
}

/** The bytes of a file with a graph from `input` to `output`. */
export function fileOf({ nodes, shape, tensors = {}, opset = 17, outputs = ['output'] }: Graph): Uint8Array {
  return encodeOnnx({
    irVersion: 8, producerName: 'by hand', producerVersion: '', description: '', opsets: { '': opset }, metadata: {}, hasFunctions: false,
    graph: {
      name: 'graph', isSparse: false, nodes: nodes.map(nodeOf), initializers: Object.entries(tensors).map(tensorOf),
      inputs: [{ name: 'input', elementType: dataTypes.float, dims: ['batch', ...shape] }],
      outputs: outputs.map((name) => ({ name, elementType: dataTypes.float })),
    },
  });
}

function nodeOf([opType, inputs, output, attributes = {}]: Written): OnnxNode {
  const list = Object.entries(attributes).map(([name, value]): OnnxAttribute => {
    if (typeof value === 'number') return { name, int: value };
    if (typeof value === 'string') return { name, text: value };
    return 'float' in value ? { name, float: value.float } : { name, ints: value };
  });
  return { name: '', opType, domain: '', inputs, outputs: [output], attributes: list };
}

function tensorOf([name, written]: readonly [string, Tensors[string]], place: number): OnnxTensor {
  const random = createRandom(place);
  if ('ints' in written) return { name, dims: [written.ints.length], dataType: dataTypes.int64, raw: new Uint8Array(BigInt64Array.from(written.ints, BigInt).buffer), numbers: [], isExternal: false };
  const shape = 'shape' in written ? written.shape : written.floats.length === 1 ? [] : [written.floats.length];
  const values = 'shape' in written ? Float32Array.from({ length: sizeOf(shape) }, () => 0.2 + random.uniform()) : Float32Array.from(written.floats);
  return { name, dims: shape, dataType: dataTypes.float, raw: new Uint8Array(values.buffer), numbers: [], isExternal: false };
}

/** How far the imported network is from what ONNX Runtime computes for random samples, and the types of its layers. */
export async function comparison(bytes: Uint8Array, shape: readonly number[]): Promise<{ readonly difference: number; readonly layers: readonly string[] }> {
  const network = decodeModel(registry, modelFileOf(registry, await onnx.read(bytes)));
  const random = createRandom(1);
  const count = 2;
  const inputs = Float32Array.from({ length: count * sizeOf(shape) }, () => 4 * random.uniform() - 2);
  const isTurned = String(network.inputShape) === String([...shape.slice(1), shape[0]]);
  const given = isTurned ? channelsLast(inputs, [count, ...shape]) : inputs;
  const found = network.forward(tensorFrom([count, ...network.inputShape], given)).data;
  const { data, dims } = await runOnnx(bytes, [count, ...shape], inputs);
  return { difference: maxDifference(found, channelsLast(data, dims)), layers: network.config.layers.map(({ type }) => type) };
}

/** Numbers of pictures and sequences with the channels behind their places. */
export function channelsLast(values: ArrayLike<number>, [batch = 1, ...shape]: readonly number[]): Float32Array {
  const [channels = 1, ...places] = shape;
  if (places.length === 0) return Float32Array.from(values);
  const count = sizeOf(places);
  const out = new Float32Array(values.length);
  for (let n = 0, from = 0; n < batch; n++) {
    for (let c = 0; c < channels; c++) for (let place = 0; place < count; place++, from++) out[(n * count + place) * channels + c] = values[from] ?? 0;
  }
  return out;
}
