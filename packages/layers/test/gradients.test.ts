import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defineActivation, type Activation, type LayerPlan, type Shape, type Tensor } from '@vitrum/core';
import {
  activation, add, averagePool2d, batchNorm, concat, conv1d, conv2d, dense, dropout, flatten, globalAveragePool, glorotNormal, groupNorm,
  layerNorm, maxPool2d, reshape, spatialDropout, transposedConv2d, upsample2d,
} from '@vitrum/layers';
import { centralDifference, createRandom, sizeOf, tanh } from '@vitrum/tensor';
import { timesSum } from '@vitrum/test-support/times-sum';
import { planOf, runLayer } from './support/run-layer.ts';

const hyperbolicTangent = defineActivation({ name: 'hyperbolic-tangent', forward: tanh, derivative: (_z, a) => 1 - a * a });
const initializers = { weightInitializer: glorotNormal, biasInitializer: glorotNormal };

interface Case {
  readonly name: string;
  readonly shapes: readonly [Shape, ...Shape[]];
  readonly plan: (shapes: readonly [Shape, ...Shape[]]) => LayerPlan;
}

const convolution = (padding: 'valid' | 'same', stride: number, kernelSize: number, shape: Shape, dilation = 1, groups = 1): Case => ({
  name: `conv2d, ${kernelSize} × ${kernelSize}, stride ${stride}, ${padding}, dilation ${dilation}, groups ${groups}, on ${JSON.stringify(shape)}`,
  shapes: [shape],
  plan: (shapes) => planOf(conv2d, { filters: 2 * groups, kernelSize, stride, padding, dilation, groups, activation: hyperbolicTangent, ...initializers }, ...shapes),
});

const pooling = (layer: typeof maxPool2d | typeof averagePool2d, poolSize: number, stride: number, padding: 'valid' | 'same', shape: Shape): Case => ({
  name: `${layer.name}, ${poolSize} × ${poolSize}, stride ${stride}, ${padding}, on ${JSON.stringify(shape)}`,
  shapes: [shape],
  plan: (shapes) => planOf(layer, { poolSize, stride, padding }, ...shapes),
});

const fully = (activation: Activation, shape: Shape, units: number): Case => ({
  name: `dense with ${activation.name}, ${shape.join()} → ${units}`,
  shapes: [shape],
  plan: (shapes) => planOf(dense, { units, activation, ...initializers }, ...shapes),
});

const cases: readonly Case[] = [
  fully(hyperbolicTangent, [5], 3),
  fully(timesSum, [2], 4),
  fully(timesSum, [1], 1),
  convolution('valid', 1, 2, [4, 5, 2]),
  convolution('same', 1, 3, [3, 4, 1]),
  convolution('same', 2, 3, [5, 4, 2]),
  convolution('valid', 2, 2, [5, 5]),
  convolution('valid', 1, 2, [3, 4, 4], 2, 2),
  convolution('same', 2, 2, [4, 3, 3], 2, 3),
  {
    name: 'conv1d, 2, stride 2, same, dilation 2, groups 2',
    shapes: [[5, 4]],
    plan: (shapes) => planOf(conv1d, { filters: 2, kernelSize: 2, stride: 2, padding: 'same', dilation: 2, groups: 2, activation: hyperbolicTangent, ...initializers }, ...shapes),
  },
  ...([['valid', 2, 3], ['same', 2, 3], ['same', 3, 2]] as const).map(([padding, stride, kernelSize]): Case => ({
    name: `transposed-conv2d, ${kernelSize} × ${kernelSize}, stride ${stride}, ${padding}`,
    shapes: [[2, 3, 2]],
    plan: (shapes) => planOf(transposedConv2d, { filters: 2, kernelSize, stride, padding, activation: hyperbolicTangent, ...initializers }, ...shapes),
  })),
  ...[maxPool2d, averagePool2d].flatMap((layer) => [
    pooling(layer, 2, 0, 'valid', [4, 5, 2]),
    pooling(layer, 3, 1, 'same', [4, 3, 2]),
    pooling(layer, 2, 3, 'same', [5, 4]),
  ]),
  { name: 'batch-norm of vectors', shapes: [[4]], plan: (shapes) => planOf(batchNorm, { momentum: 0.9, epsilon: 1e-3 }, ...shapes) },
  { name: 'batch-norm of pictures', shapes: [[2, 3, 2]], plan: (shapes) => planOf(batchNorm, { momentum: 0.9, epsilon: 1e-3 }, ...shapes) },
  { name: 'layer-norm', shapes: [[3, 2]], plan: (shapes) => planOf(layerNorm, { epsilon: 1e-3 }, ...shapes) },
  { name: 'dropout', shapes: [[6]], plan: (shapes) => planOf(dropout, { rate: 0.4 }, ...shapes) },
  { name: 'global-average-pool', shapes: [[3, 2, 2]], plan: (shapes) => planOf(globalAveragePool, {}, ...shapes) },
  { name: 'activation', shapes: [[2, 3]], plan: (shapes) => planOf(activation, { activation: hyperbolicTangent }, ...shapes) },
  { name: 'activation by rows', shapes: [[2, 3]], plan: (shapes) => planOf(activation, { activation: timesSum }, ...shapes) },
  { name: 'group-norm of pictures', shapes: [[2, 3, 4]], plan: (shapes) => planOf(groupNorm, { groups: 2, epsilon: 1e-3 }, ...shapes) },
  { name: 'group-norm of vectors', shapes: [[6]], plan: (shapes) => planOf(groupNorm, { groups: 2, epsilon: 1e-3 }, ...shapes) },
  { name: 'spatial-dropout', shapes: [[2, 2, 5]], plan: (shapes) => planOf(spatialDropout, { rate: 0.4 }, ...shapes) },
  { name: 'upsample2d', shapes: [[2, 3, 2]], plan: (shapes) => planOf(upsample2d, { factor: 2 }, ...shapes) },
  { name: 'reshape', shapes: [[2, 3]], plan: (shapes) => planOf(reshape, { shape: [3, -1] }, ...shapes) },
  { name: 'flatten', shapes: [[2, 3]], plan: (shapes) => planOf(flatten, {}, ...shapes) },
  { name: 'add', shapes: [[2, 2], [2, 2], [2, 2]], plan: (shapes) => planOf(add, {}, ...shapes) },
  { name: 'concat', shapes: [[2, 1], [2, 3]], plan: (shapes) => planOf(concat, {}, ...shapes) },
];

const modes = cases.flatMap((each) => [false, true].map((training) => ({ ...each, training })));

test.each(modes)('the gradients are those of central differences: $name, training: $training', ({ shapes, plan, training }) => {
  const property = fc.property(fc.integer({ min: 2, max: 4 }), fc.nat(), (batchSize, seed) => {
    const random = createRandom(seed);
    const draw = (length: number): readonly number[] => Array.from({ length }, () => random.uniform(-1, 1));
    const made = plan(shapes);
    const parameters = Object.fromEntries(Object.entries(made.parameters ?? {}).map(([name, { shape }]) => [name, draw(sizeOf(shape))]));
    const layer = runLayer(made, shapes, { batchSize, inputs: shapes.map((shape) => draw(batchSize * sizeOf(shape))), parameters });
    const weights = draw(batchSize * sizeOf(made.outputShape));
    layer.forward(training);
    layer.backward(weights);
    const pairs: readonly (readonly [name: string, value: Tensor, gradient: readonly number[]])[] = [
      ...layer.inputs.map((value, k) => [`input ${k}`, value, [...(layer.inputGradients[k]?.data ?? [])]] as const),
      ...Object.entries(layer.parameters).map(([name, value]) => [name, value, [...(layer.gradients[name]?.data ?? [])]] as const),
    ];
    // The cost Σ a ⊙ weights has exactly the output gradient `weights`.
    const cost = (): number => layer.forward(training).reduce((sum, a, i) => sum + a * (weights[i] ?? NaN), 0);
    for (const [name, { data }, gradient] of pairs) {
      data.forEach((original, i) => {
        const derivative = centralDifference((value) => {
          data[i] = value;
          return cost();
        })(original);
        data[i] = original;
        // Rounding 2⁻⁵²·|C|/h with |C| ≲ 100 is 4·10⁻⁹; the remainder h²/6·|C‴| grows with 1/σ³ of a normalization.
        expect(Math.abs((gradient[i] ?? NaN) - derivative), `${name}[${i}]`).toBeLessThan(1e-7 * Math.max(1, Math.abs(derivative)));
      });
    }
  });
  fc.assert(property, { seed: 1, numRuns: 12 });
});
