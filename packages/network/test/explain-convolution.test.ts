import { activationsPlugin, identity } from '@vitrum/activations';
import { createRegistry, defineLayer, definePlugin, type GradientSink, type Shape } from '@vitrum/core';
import { conv2d, glorotUniform, layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createNetwork, explainNeuron, type ExplainNeuronRequest, type LayerConfig, type Network, type NeuronExplanation } from '@vitrum/network';
import { describePassage } from '@vitrum/network/internal';
import { createRandom, sizeOf, tensorFrom } from '@vitrum/tensor';
import { sumRows } from '@vitrum/tensor/operations';
import { describe, expect, test } from 'vitest';

const tripling = (sink: GradientSink): GradientSink => ({
  ...sink,
  sumRows: (b) => sink.fill((gradient) => {
    sumRows.reference({ matrix: b, out: gradient })(3);
  }),
});

/** A convolution that adds up three times the errors of its places. */
const tripled = defineLayer({
  name: 'tripled',
  options: {},
  plan: (_options, inputs) => {
    const options = { filters: 2, kernelSize: 2, stride: 1, dilation: 1, groups: 1, padding: 'valid', activation: identity } as const;
    const plan = conv2d.plan({ ...options, weightInitializer: glorotUniform, biasInitializer: glorotUniform }, inputs);
    return {
      ...plan,
      bind: (tensors) => {
        const bound = plan.bind(tensors);
        return {
          forward: (training) => {
            bound.forward(training);
          },
          bindBackward: (gradients) => bound.bindBackward({
            ...gradients,
            parameters: Object.fromEntries(Object.entries(gradients.parameters).map(([name, sink]) => [name, name === 'biases' ? tripling(sink) : sink])),
          }),
        };
      },
    };
  },
});

const registry = createRegistry([activationsPlugin, layersPlugin, definePlugin({ name: 'own', version: '1.0.0', layers: [tripled] })]);

const convolution = { type: 'conv2d', filters: 1, kernelSize: 2, activation: 'identity' };
const x = [1, 2, 0, 3, 1, 3, 0, 4, 0];

/** A 3×3 picture under the kernel [[1, −1], [2, 1]] with bias 1: z = [[7, 8], [7, 7]]. */
function handNetwork(layers: readonly LayerConfig[], dense: readonly number[]): Network {
  const all = [convolution, ...layers, { type: 'flatten' }, { type: 'dense', units: 1, activation: 'identity' }];
  const network = createNetwork(registry, { inputShape: [3, 3], layers: all }, { seed: 1 });
  const last = all.length - 1;
  network.loadParameters(new Map([
    ['layers.0.weights', tensorFrom([2, 2, 1, 1], [1, -1, 2, 1])],
    ['layers.0.biases', tensorFrom([1], [1])],
    [`layers.${last}.weights`, tensorFrom([dense.length, 1], [...dense])],
    [`layers.${last}.biases`, tensorFrom([1], [0])],
  ]));
  return network;
}

function explained(request: ExplainNeuronRequest): NeuronExplanation {
  const explanation = explainNeuron(registry, request);
  if (explanation === undefined) throw new Error('There is no explanation.');
  return explanation;
}

const close = (value: number): unknown => expect.closeTo(value, 6);
const allClose = (values: readonly number[]): unknown[] => values.map(close);

describe('one output of a convolution worked out by hand', () => {
  test('its sum, its part of ∂C/∂w, and the whole over all places', () => {
    // y = 0.1·7 + 0.2·8 − 0.1·7 + 0.3·7 = 3.7 and ∂C/∂y = 2·(3.7 − 3.2) = 1, so that the errors of z are the dense weights.
    const network = handNetwork([], [0.1, 0.2, -0.1, 0.3]);
    const output = explained({ network, loss: squaredError, input: x, target: [3.2], layer: 0, unit: 1 });
    expect(output).toMatchObject({
      place: [0, 1, 0],
      units: 4,
      forward: { inputs: [2, 0, 1, 3], weights: [1, -1, 2, 1], products: [2, -0, 2, 3], sum: 7, bias: 1, z: 8, a: 8 },
      backward: {
        outputGradient: close(0.2),
        dz: close(0.2),
        downstream: { layer: 2, terms: [{ unit: 0, weight: close(0.2), dz: close(1), product: close(0.2) }] },
        // ∂C/∂w[0, 0] = 0.1·1 + 0.2·2 − 0.1·3 + 0.3·1, and so on
        weightGradients: allClose([0.5, 1, 1.7, 0.3]),
        biasGradient: close(0.5),
        shared: { units: 4, weightParts: allClose([0.4, 0, 0.2, 0.6]), biasPart: close(0.2) },
      },
    });
    expect(output.backward).not.toHaveProperty('passages');
    expect(output.checks).toHaveLength(5);
    for (const { backpropagation, numerical } of output.checks) expect(numerical).toBeCloseTo(backpropagation, 8);
  });

  test('through max-pooling: the largest of the window gets the error, the others none', () => {
    const network = handNetwork([{ type: 'max-pool2d' }], [0.5]); // y = 0.5·8, ∂C/∂y = 2·(4 − 3.5) = 1
    const at = (unit: number): NeuronExplanation => explained({ network, loss: squaredError, input: x, target: [3.5], layer: 0, unit });
    const largest = at(1).backward;
    expect(largest).toMatchObject({
      passages: [{ layer: 1, type: 'max-pool2d', outputShape: [1, 1, 1], terms: [{ unit: 0, derivative: 1, outputGradient: close(0.5), product: close(0.5) }] }],
      downstream: { layer: 3, terms: [{ unit: 0, weight: 0.5, dz: close(1) }] },
      shared: { weightParts: allClose([1, 0, 0.5, 1.5]) },
    });
    expect(largest.passages?.map(describePassage)).toEqual(['max-pool2d: it is the largest of its window, so that the error of (0, 0, 0) comes back as it is']);
    for (const unit of [0, 2, 3]) {
      const { backward } = at(unit);
      expect(backward).toMatchObject({ outputGradient: 0, dz: 0, passages: [{ terms: [] }], weightGradients: allClose([1, 0, 0.5, 1.5]) });
      expect(backward.downstream).toBeUndefined();
      expect(backward.passages?.map(describePassage)).toEqual(['max-pool2d: another number of its window is larger, so that no error comes back']);
    }
  });

  test('through average-pooling: a quarter of the error', () => {
    const network = handNetwork([{ type: 'average-pool2d' }], [0.5]); // y = 0.5·7.25, ∂C/∂y = 2·(3.625 − 3.125) = 1
    const { passages } = explained({ network, loss: squaredError, input: x, target: [3.125], layer: 0, unit: 2 }).backward;
    expect(passages).toMatchObject([{ terms: [{ unit: 0, derivative: 0.25, outputGradient: close(0.5), product: close(0.125) }] }]);
    expect(passages?.map(describePassage)).toEqual(['average-pool2d: the error of (0, 0, 0) comes back times 0.25']);
  });
});

describe('every output of a layer with a window', () => {
  const ending = [{ type: 'flatten' }, { type: 'dense', units: 2, activation: 'tanh', weightInitializer: 'glorot-uniform' }];
  const conv = { type: 'conv2d', filters: 2, kernelSize: 2, activation: 'tanh', biasInitializer: 'notebook-normal' };
  test.each<[name: string, inputShape: Shape, layers: readonly LayerConfig[], passages: readonly string[]]>([
    ['conv2d, same, before flatten', [3, 3], [{ ...conv, padding: 'same', kernelSize: 3 }], []],
    ['conv2d with stride and channels', [5, 4, 2], [{ ...conv, stride: 2 }], []],
    ['conv2d with groups and dilation', [4, 4, 2], [{ ...conv, groups: 2, dilation: 2 }], []],
    ['conv2d on a picture smaller than its window', [1, 2], [{ ...conv, padding: 'same', kernelSize: 3 }], []],
    ['conv1d', [6, 2], [{ ...conv, type: 'conv1d' }], []],
    ['transposed-conv2d', [3, 3, 2], [{ ...conv, type: 'transposed-conv2d', stride: 2 }], []],
    ['before max-pool and another convolution', [6, 6], [conv, { type: 'max-pool2d' }, conv], ['max-pool2d']],
    ['before overlapping average-pool', [4, 4], [conv, { type: 'average-pool2d', stride: 1 }], ['average-pool2d']],
    ['before batch-norm and max-pool', [5, 5], [conv, { type: 'batch-norm' }, { type: 'max-pool2d' }], ['batch-norm', 'max-pool2d']],
    ['before layer-norm', [3, 3], [conv, { type: 'layer-norm' }], ['layer-norm']],
    ['before dropout and upsample', [3, 3], [conv, { type: 'dropout', rate: 0.5 }, { type: 'upsample2d' }], ['upsample2d']],
    ['before global-average-pool', [3, 3], [conv, { type: 'global-average-pool' }], ['global-average-pool']],
  ])('%s', (_name, inputShape, layers, passages) => {
    const config = { inputShape, layers: layers.at(-1)?.type === 'global-average-pool' ? [...layers, ...ending.slice(1)] : [...layers, ...ending] };
    const network = createNetwork(registry, config, { seed: 3 });
    for (const { value } of network.state) value.data.fill(0.5);
    const random = createRandom(5);
    const input = Array.from({ length: sizeOf(inputShape) }, () => random.uniform(-1, 1));
    const seen = new Set<string>();
    for (let unit = 0; unit < sizeOf(network.layers[0]?.outputShape ?? []); unit++) {
      const { forward, backward, checks } = explained({ network, loss: squaredError, input, target: [1, 0], layer: 0, unit });
      const { shared, passages: found = [], downstream, dz, outputGradient = NaN, derivative = NaN } = backward;
      expect(forward.z).toBeCloseTo(forward.sum + forward.bias, 12);
      expect(dz).toBeCloseTo(outputGradient * derivative, 12);
      expect(shared?.weightParts).toEqual(forward.inputs.map((each) => each * dz));
      if (found.length === 0) expect(sumOf(downstream?.terms ?? [])).toBeCloseTo(outputGradient, 10);
      else expect(sumOf(found[0]?.terms ?? [])).toBeCloseTo(outputGradient, 10);
      for (const { type } of found) seen.add(type);
      for (const { relativeDifference } of checks) expect(relativeDifference).toBeLessThan(1e-4);
    }
    expect([...seen]).toEqual(passages);
  });

  const sumOf = (terms: readonly { readonly product: number }[]): number => terms.reduce((sum, { product }) => sum + product, 0);

  test('whose gradient is not the sum over its places is not explained', () => {
    const network = createNetwork(registry, { inputShape: [3, 3], layers: [{ type: 'tripled' }, ...ending] }, { seed: 3 });
    expect(explainNeuron(registry, { network, loss: squaredError, input: x, target: [1, 0], layer: 0, unit: 0 })).toBeUndefined();
  });
});
