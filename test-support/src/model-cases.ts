import type { CompleteModel } from '@vitrum/core';
import { completeModel, encodeModel, type ModelFile } from '@vitrum/formats';
import { createVitrum, type LayerConfig, type NetworkConfig } from 'vitrum';
import { createNetwork, createRandom, sizeOf, tensorFrom, type Network } from 'vitrum/parts';

const registry = createVitrum();

/** A network with samples and what it predicts for them: the oracle of formats that compute. */
export interface ModelCase {
  readonly name: string;
  readonly network: Network;
  readonly model: ModelFile;
  readonly complete: CompleteModel;
  readonly count: number;
  /** Sample after sample. */
  readonly inputs: Float32Array;
  readonly outputs: Float32Array;
}

/** A branch from the network's input: the last layer of each is joined with the others. */
type Branch = readonly LayerConfig[];

/** A network of branches beside each other, all of them outputs. */
function branches(inputShape: readonly number[], list: readonly Branch[]): NetworkConfig {
  const layers = list.flatMap((branch, b) => [
    ...branch.map((layer, i) => ({ ...layer, ...(i === 0 && layer.inputs === undefined && { inputs: ['input'] }) })),
    { type: 'flatten', name: `end${b}` },
  ]);
  return { inputShape, layers: [...layers, { type: 'concat', inputs: list.map((_, b) => `end${b}`) }] };
}

/** Every activation behind a dense layer of its own. */
const everyActivation = branches([6], [
  ...registry.activations.names.map((activation) => [{ type: 'dense', units: 5, activation }]),
  [{ type: 'dense', units: 4, activation: { type: 'leaky-relu', slope: 0.3 } }],
  [{ type: 'dense', units: 4, activation: { type: 'elu', alpha: 0.7 } }],
  [{ type: 'dense', units: 4, activation: { type: 'swish', beta: 1.7 } }],
]);

/** Every layer for pictures with channels, with options that matter. */
const picturesWithChannels = branches([7, 6, 4], [
  [{ type: 'conv2d', filters: 3, kernelSize: 3, activation: 'tanh' }],
  [{ type: 'conv2d', filters: 6, kernelSize: 2, stride: 2, padding: 'same', groups: 2, activation: 'softmax' }],
  [{ type: 'conv2d', filters: 2, kernelSize: 3, dilation: 2, padding: 'same' }],
  [{ type: 'max-pool2d', poolSize: 2, stride: 1, padding: 'same' }],
  [{ type: 'max-pool2d' }, { type: 'dropout', rate: 0.3 }],
  [{ type: 'average-pool2d', poolSize: 3, stride: 2, padding: 'same' }],
  [{ type: 'global-average-pool' }],
  [{ type: 'batch-norm' }, { type: 'activation', activation: 'relu' }],
  [{ type: 'group-norm', groups: 2, epsilon: 1e-3 }, { type: 'spatial-dropout', rate: 0.2 }],
  [{ type: 'layer-norm' }],
  [{ type: 'upsample2d', factor: 2 }],
  [{ type: 'transposed-conv2d', filters: 3, kernelSize: 3, stride: 2, padding: 'same', activation: 'sigmoid' }],
  [{ type: 'transposed-conv2d', filters: 2, kernelSize: 2, stride: 3, padding: 'valid' }],
  [{ type: 'flatten' }, { type: 'reshape', shape: [14, -1] }, { type: 'conv1d', filters: 4, kernelSize: 3, stride: 2, padding: 'same', groups: 2, activation: 'silu' }],
  [{ type: 'residual', layers: [{ type: 'conv2d', filters: 4, kernelSize: 3, padding: 'same' }, { type: 'batch-norm' }], activation: 'relu' }],
]);

const flatPictures = branches([6, 5], [
  [{ type: 'conv2d', filters: 2, kernelSize: 3, padding: 'same', activation: 'gelu' }],
  [{ type: 'max-pool2d', poolSize: 3, stride: 2 }],
  [{ type: 'transposed-conv2d', filters: 2, kernelSize: 3, stride: 2 }],
  [{ type: 'layer-norm' }],
]);

const words = branches([5], [
  [{ type: 'embedding', vocabularySize: 9, dimensions: 4 }, { type: 'conv1d', filters: 3, kernelSize: 2, activation: 'tanh' }],
  [{ type: 'embedding', vocabularySize: 9, dimensions: 3, pooling: 'mean' }, { type: 'dense', units: 2 }],
]);

const sum: NetworkConfig = {
  inputShape: [4],
  layers: [
    { type: 'dense', units: 3, activation: 'tanh', name: 'a' },
    { type: 'dense', units: 3, inputs: ['input'], name: 'b' },
    { type: 'dense', units: 3, inputs: ['a'], name: 'c' },
    { type: 'add', inputs: ['a', 'b', 'c'] },
    { type: 'dense', units: 2, activation: 'softmax' },
  ],
};

/** Networks with every layer and every activation, and some made at random. */
export const modelCases: readonly ModelCase[] = [
  ...[['every activation', everyActivation], ['pictures with channels', picturesWithChannels], ['flat pictures', flatPictures]] as const,
  ...[['words', words], ['a sum', sum]] as const,
  ...Array.from({ length: 4 }, (_, seed) => [`random network ${seed}`, randomNetwork(seed)] as const),
].map(([name, config], seed) => modelCase(name, config, seed));

/** A network with random parameters and state, and what it makes of random samples. */
export function modelCase(name: string, config: NetworkConfig, seed: number, count = 5): ModelCase {
  const network = createNetwork(registry, config, { seed });
  const random = createRandom(seed + 1000);
  const [size, indices] = [sizeOf(network.inputShape), network.indices];
  for (const { name: tensor, value: { data } } of network.parameters) if (/(biases|scale|shift)$/.test(tensor)) data.forEach((_, i) => (data[i] = (data[i] ?? 0) + random.uniform() - 0.5));
  for (const { name: tensor, value: { data } } of network.state) data.forEach((_, i) => (data[i] = tensor.endsWith('variance') ? 0.5 + random.uniform() : random.uniform() - 0.5));
  const inputs = Float32Array.from({ length: count * size }, () => (indices === undefined ? 4 * random.uniform() - 2 : Math.floor(indices * random.uniform())));
  const outputs = Float32Array.from(network.forward(tensorFrom([count, ...network.inputShape], inputs)).data);
  const model = encodeModel(registry, network, { classes: ['a', 'b'], task: 'classification' });
  return { name, network, model, complete: completeModel(registry, model), count, inputs, outputs };
}

/** Models that say how raw numbers become their inputs, with raw numbers. */
export const preparedCases: readonly (ModelCase & { readonly raw: readonly number[] })[] = [
  prepared('a picture', { type: 'image', height: 2, width: 2, channels: 1 }, [0, 51, 102, 255], [0, 0.2, 0.4, 1]),
  prepared('an array', { type: 'array', shape: [4], offsets: [1, 2, 0, -1], scales: [2, 1, 0.5, 4] }, [3, 2, 1, 7], [1, 0, 2, 2]),
];

function prepared(name: string, encoding: object, raw: readonly number[], inputs: readonly number[]): ModelCase & { readonly raw: readonly number[] } {
  const made = modelCase(name, { inputShape: [4], layers: [{ type: 'dense', units: 2, activation: 'tanh' }] }, 7, 1);
  const outputs = Float32Array.from(made.network.forward(tensorFrom([1, 4], Float32Array.from(inputs))).data);
  return { ...made, raw, inputs: Float32Array.from(inputs), outputs, complete: { ...made.complete, metadata: { ...made.complete.metadata, encoding } } };
}

/** A chain of layers drawn by seed. */
function randomNetwork(seed: number): NetworkConfig {
  const random = createRandom(seed);
  const draw = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random.uniform() * list.length)] ?? list[0];
  const activation = (): string => draw(['tanh', 'relu', 'selu', 'gelu', 'mish', 'softplus', 'sigmoid', 'hard-tanh']);
  const onPicture = (): LayerConfig => draw<() => LayerConfig>([
    () => ({ type: 'conv2d', filters: draw([2, 4, 6]), kernelSize: draw([1, 2, 3]), padding: 'same', stride: draw([1, 2]), activation: activation() }),
    () => ({ type: draw(['max-pool2d', 'average-pool2d']), poolSize: 2, padding: 'same' }),
    () => ({ type: draw(['batch-norm', 'layer-norm', 'group-norm']) }),
    () => ({ type: 'residual', layers: [{ type: 'batch-norm' }, { type: 'activation', activation: activation() }] }),
    () => ({ type: 'transposed-conv2d', filters: 2, kernelSize: 3, stride: 2, padding: 'same' }),
  ])();
  const picture = Array.from({ length: 1 + Math.floor(4 * random.uniform()) }, onPicture);
  return {
    inputShape: [8, 9, 2],
    layers: [...picture, { type: 'flatten' }, { type: 'dense', units: draw([3, 7]), activation: activation() }, { type: 'layer-norm' }, { type: 'dense', units: 4, activation: 'softmax' }],
  };
}

/** The largest |a − b| / (1 + |b|): below 1e-5 where two computations of 32-bit floats agree. */
export function maxDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Infinity;
  return Array.from(found).reduce((largest, a, i) => {
    const b = expected[i] ?? NaN;
    const difference = Math.abs(a - b) / (1 + Math.abs(b));
    return Number.isNaN(difference) ? Infinity : Math.max(largest, difference);
  }, 0);
}
