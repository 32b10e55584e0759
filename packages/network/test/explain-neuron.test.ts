import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineActivation, defineLayer, definePlugin, layerPlan, type GradientSink, type Tensor } from '@vitrum/core';
import { dense as denseLayer, glorotUniform, layersPlugin } from '@vitrum/layers';
import { binaryCrossEntropy, categoricalCrossEntropy, squaredError } from '@vitrum/losses';
import { createCost, createNetwork, explainNeuron, type ExplainNeuronRequest, type Network, type NeuronExplanation } from '@vitrum/network';
import { createRandom, tensorFrom } from '@vitrum/tensor';
import { gemm, sumRows } from '@vitrum/tensor/operations';
import { describe, expect, test } from 'vitest';
import { timesSum } from '@vitrum/test-support/times-sum';

/** What dropout does outside of training. */
const passOn = defineLayer({
  name: 'pass-on',
  options: {},
  plan: (_options, [shape]) => layerPlan({
    outputShape: shape,
    bind: ({ inputs: [x], output }) => ({
      forward: () => output.data.set(x.data),
      bindBackward: ({ output: da, inputs: [dx] }) => () => dx?.data.set(da.data),
    }),
  }),
});

const double = (tensor: Tensor | undefined): void => tensor?.data.forEach((x, i) => (tensor.data[i] = 2 * x));

/** Doubles the gradients that go into a sink. */
const doublingSink = (sink: GradientSink): GradientSink => ({
  product: (a, b) => sink.fill((gradient) => {
    gemm.reference({ a, b, out: gradient, transposeA: true })(2);
  }),
  sumRows: (b) => sink.fill((gradient) => {
    sumRows.reference({ matrix: b, out: gradient })(2);
  }),
  fill: (write) => sink.fill((gradient) => {
    write(gradient);
    double(gradient);
  }),
});

/** A dense layer whose figure of one kind is doubled: it tells of itself what a dense one does, and one equation does not hold. */
const doubling = defineLayer({
  name: 'doubling',
  options: {
    units: { type: 'integer', minimum: 1 },
    fault: { type: 'string', choices: ['none', 'z', 'a', 'dz', 'weights', 'biases', 'inputs'] },
    activation: { type: 'activation', default: 'tanh' },
  },
  plan: ({ units, fault, activation }, inputs) => {
    const dense = denseLayer.plan({ units, activation, weightInitializer: glorotUniform, biasInitializer: glorotUniform }, inputs);
    return {
      ...dense,
      bind: (tensors) => {
        const bound = dense.bind(tensors);
        return {
          forward: (training) => {
            bound.forward(training);
            if (fault === 'z') double(tensors.kept['z']);
            if (fault === 'a') double(tensors.output);
          },
          bindBackward: (gradients) => {
            const parameters = Object.fromEntries(Object.entries(gradients.parameters).map(([name, sink]) => [name, name === fault ? doublingSink(sink) : sink]));
            const backward = bound.bindBackward({ ...gradients, parameters });
            return (from) => {
              backward(from);
              if (fault === 'dz') double(gradients.errors['dz']);
              if (fault === 'inputs') double(gradients.inputs[0]);
            };
          },
        };
      },
    };
  },
});
const cubed = defineActivation({ name: 'cubed', forward: (z) => z * z * z });
const ownPlugin = definePlugin({ name: 'own', version: '1.0.0', layers: [passOn, doubling], activations: [timesSum, cubed] });
const registry = createRegistry([activationsPlugin, layersPlugin, ownPlugin]);

/** The network of hand-computed.test.ts, where every number of it is worked out. */
function handNetwork(): Network {
  const config = {
    inputShape: [2],
    layers: [
      { type: 'dense', units: 2, activation: 'tanh' },
      { type: 'dense', units: 1, activation: 'identity' },
    ],
  };
  const network = createNetwork(registry, config, { seed: 1 });
  network.loadParameters(
    new Map([
      ['layers.0.weights', tensorFrom([2, 2], [0.1, 0.4, 0.2, 0.3])],
      ['layers.0.biases', tensorFrom([2], [0, 0])],
      ['layers.1.weights', tensorFrom([2, 1], [1, -1])],
      ['layers.1.biases', tensorFrom([1], [0.5])],
    ]),
  );
  return network;
}

function explained(request: ExplainNeuronRequest): NeuronExplanation {
  const explanation = explainNeuron(registry, request);
  if (explanation === undefined) throw new Error('There is no explanation.');
  return explanation;
}

const close = (value: number): unknown => expect.closeTo(value, 6);

describe('the 2-2-1 network worked out by hand', () => {
  const sample = { loss: squaredError, input: [1, 2], target: [1] };

  test('a hidden neuron: z, a, and its error through the neuron above', () => {
    const neuron = explained({ network: handNetwork(), ...sample, layer: 0, unit: 1 });
    expect(neuron).toMatchObject({
      layer: 0,
      unit: 1,
      units: 2,
      cost: close(0.639163471444),
      forward: {
        inputs: [1, 2],
        weights: [close(0.4), close(0.3)],
        products: [close(0.4), close(0.6)],
        sum: close(1),
        bias: 0,
        z: close(1),
        activation: { name: 'tanh', kind: 'elementwise', formula: expect.stringContaining('z') },
        a: close(0.761594155956),
      },
      backward: {
        origin: 'layers-above',
        outputGradient: close(1.598953997392),
        downstream: { layer: 1, terms: [{ unit: 0, weight: -1, dz: close(-1.598953997392), product: close(1.598953997392) }] },
        derivative: close(0.419974341614),
        dz: close(0.671519652326),
        weightGradients: [close(0.671519652326), close(1.343039304651)],
        biasGradient: close(0.671519652326),
      },
    });
    // The bias first, then the weights by the size of their gradient.
    expect(neuron.checks).toMatchObject([
      { parameter: 'bias', value: 0, numerical: close(0.671519652326) },
      { parameter: 'weight', input: 1, value: close(0.3), numerical: close(1.343039304651) },
      { parameter: 'weight', input: 0, value: close(0.4), numerical: close(0.671519652326) },
    ]);
  });

  test('the output neuron: its error comes from the loss', () => {
    const { backward } = explained({ network: handNetwork(), ...sample, layer: 1, unit: 0 });
    expect(backward).toMatchObject({
      origin: 'loss',
      outputGradient: close(-1.598953997392),
      derivative: 1,
      dz: close(-1.598953997392),
      weightGradients: [close(-0.738904075864), close(-1.217754020055)],
    });
    expect(backward).not.toHaveProperty('downstream');
  });

  test('the network is left as it was: parameters, z, a and the gradients of its last pass', () => {
    const network = handNetwork();
    const targets = tensorFrom([1, 1], [-1]);
    network.forward(tensorFrom([1, 2], [0.3, -0.4]));
    createCost(network, squaredError).backward(targets);
    const seen = (): unknown => [
      network.layers.map(({ z, a, dz }) => [z, a, dz].map((tensor) => tensor?.data.slice())),
      network.parameters.map(({ value }) => value.data.slice()),
    ];
    const before = seen();
    explained({ network, ...sample, layer: 0, unit: 1 });
    expect(seen()).toEqual(before);
    expect(() => network.parameters.map(({ gradient }) => gradient)).not.toThrow();
  });

  test('which weights are confirmed can be chosen', () => {
    const checksWith = (checks: object): unknown =>
      explained({ network: handNetwork(), ...sample, layer: 0, unit: 0, checks }).checks.map(({ parameter, input }) => input ?? parameter);
    expect(checksWith({ largest: 0 })).toEqual(['bias']);
    expect(checksWith({ largest: 1 })).toEqual(['bias', 1]);
    expect(checksWith({ largest: 0, weights: [0] })).toEqual(['bias', 0]);
    expect(checksWith({ largest: 1, weights: [0, 1] })).toEqual(['bias', 1, 0]);
  });

  test.each([
    ['a layer that is not there', { layer: 2, unit: 0 }, 'VITRUM_INDEX_OUT_OF_RANGE', 'There are 2 layers, number 2 was asked for.'],
    ['a unit that is not there', { layer: 0, unit: -1 }, 'VITRUM_INDEX_OUT_OF_RANGE', 'There are 2 units, number -1 was asked for.'],
    ['a weight that is not there', { layer: 0, unit: 0, checks: { weights: [2] } }, 'VITRUM_INDEX_OUT_OF_RANGE', 'There are 2 weights, number 2 was asked for.'],
    ['half a count', { layer: 0, unit: 0, checks: { largest: 0.5 } }, 'VITRUM_INVALID_OPTION', '"largest" is a whole number of at least 0, got 0.5.'],
    ['an input of another length', { layer: 0, unit: 0, input: [1] }, 'VITRUM_INVALID_SHAPE', 'A tensor of shape [1, 2] has 2 elements, got 1.'],
  ])('%s is refused', (_name, request, code, message) => {
    expect(() => explainNeuron(registry, { network: handNetwork(), ...sample, ...request })).toThrow(expect.objectContaining({ code, message }));
  });
});

describe('every neuron of networks with each kind of ending', () => {
  const inputs = 6;
  test.each([
    { hidden: 'tanh', last: 'tanh', loss: squaredError },
    { hidden: 'relu', last: 'softmax', loss: categoricalCrossEntropy },
    { hidden: 'sigmoid', last: 'sigmoid', loss: binaryCrossEntropy },
    { hidden: 'cubed', last: 'softmax', loss: squaredError },
    { hidden: 'times-sum', last: 'times-sum', loss: squaredError },
  ])('$hidden, then $last with $loss.name: sums, products and differences agree', ({ hidden, last, loss }) => {
    const layers = [
      { type: 'dense', units: 5, activation: hidden, weightInitializer: 'glorot-uniform', biasInitializer: 'notebook-normal' },
      { type: 'pass-on' },
      { type: 'dense', units: 4, activation: hidden, weightInitializer: 'glorot-uniform', biasInitializer: 'notebook-normal' },
      { type: 'dense', units: 3, activation: last, weightInitializer: 'glorot-uniform' },
    ];
    const network = createNetwork(registry, { inputShape: [inputs], layers }, { seed: 3 });
    const random = createRandom(5);
    const sample = { input: Array.from({ length: inputs }, () => random.uniform(-1, 1)), target: [0, 1, 0] };
    for (const layer of [0, 2, 3]) {
      for (let unit = 0; unit < (network.layers[layer]?.outputShape[0] ?? 0); unit++) {
        const neuron = explained({ network, loss, ...sample, layer, unit, checks: { largest: inputs } });
        checkSums(neuron);
        expect(neuron.backward.origin).toBe(layer < 3 ? 'layers-above' : loss === squaredError ? 'loss' : 'loss-and-activation');
        if (layer < 3) expect(neuron.backward.downstream?.layer).toBe(layer === 0 ? 2 : 3);
        expect(structuredClone(neuron)).toEqual(neuron);
        expect(JSON.stringify(neuron)).not.toContain('null'); // what JSON makes of NaN
      }
    }
  });

  const sumOf = (terms: readonly { readonly product: number }[]): number => terms.reduce((sum, { product }) => sum + product, 0);

  function checkSums({ forward, backward, checks }: NeuronExplanation): void {
    const { outputGradient, derivative, downstream, rowTerms, dz } = backward;
    expect(forward.z).toBeCloseTo(forward.sum + forward.bias, 12);
    if (downstream !== undefined) expect(sumOf(downstream.terms)).toBeCloseTo(outputGradient ?? NaN, 12);
    if (derivative !== undefined) expect(dz).toBeCloseTo((outputGradient ?? NaN) * derivative, 12);
    if (rowTerms !== undefined) expect(dz).toBeCloseTo(sumOf(rowTerms), 12);
    expect(backward.biasGradient).toBeCloseTo(dz, 12);
    forward.inputs.forEach((input, i) => expect(backward.weightGradients[i]).toBeCloseTo(input * dz, 12));
    expect(checks).toHaveLength(forward.inputs.length + 1);
    // Rounding 2⁻⁵²·C/h is 4·10⁻¹¹, and counts at least 10⁻⁶ as the whole.
    for (const { relativeDifference } of checks) expect(relativeDifference).toBeLessThan(1e-4);
  }
});

test('softmax with its cross-entropy: ∂C/∂z = a − t', () => {
  const layers = [{ type: 'dense', units: 3, activation: 'softmax', weightInitializer: 'glorot-uniform' }];
  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 2 });
  for (const unit of [0, 1, 2]) {
    const target = [0, 0, 1];
    const { forward, backward } = explained({ network, loss: categoricalCrossEntropy, input: [1, -1], target, layer: 0, unit });
    expect(backward.dz).toBeCloseTo(forward.a - (target[unit] ?? 0), 14);
    expect(Object.keys(backward)).toEqual(['origin', 'dz', 'weightGradients', 'biasGradient']);
  }
});

describe('a layer that tells of itself what a dense one does', () => {
  const explain = (fault: string, activation: string, layer: number) => {
    const doubled = { type: 'doubling', units: 3, fault, activation };
    const layers = layer === 0 ? [doubled, { type: 'dense', units: 3 }] : [{ type: 'dense', units: 2 }, doubled];
    const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 2 });
    return explainNeuron(registry, { network, loss: squaredError, input: [1, 2], target: [1, 0, 1], layer, unit: 1 });
  };

  test.each(['tanh', 'softmax'])('that computes as one, with %s, is explained', (activation) => {
    for (const layer of [0, 1]) expect(explain('none', activation, layer)?.forward.products).toHaveLength(2);
  });

  test.each(['z', 'a', 'dz', 'weights', 'biases'])('and another %s than one is not: no sum is better than a wrong one (D4)', (fault) => {
    for (const activation of ['tanh', 'softmax']) {
      for (const layer of [0, 1]) expect(explain(fault, activation, layer)).toBeUndefined();
    }
  });

  test('that hands back other errors than Σ w·∂C/∂z leaves the neuron below without that sum', () => {
    const layers = [{ type: 'dense', units: 2 }, { type: 'doubling', units: 3, fault: 'inputs' }];
    const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 2 });
    const { backward } = explained({ network, loss: squaredError, input: [1, 2], target: [1, 0, 1], layer: 0, unit: 1 });
    expect(backward.outputGradient).not.toBe(0);
    expect(backward.downstream).toBeUndefined();
  });
});

test('a layer whose units are no sums has no explanation', () => {
  const layers = [{ type: 'pass-on' }, { type: 'dense', units: 1 }];
  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 2 });
  expect(explainNeuron(registry, { network, loss: squaredError, input: [1, 2], target: [1], layer: 0, unit: 0 })).toBeUndefined();
});
