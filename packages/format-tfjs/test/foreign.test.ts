import { layers, model, sequential, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { PortableModel } from '@vitrum/core';
import { tfjs } from '@vitrum/format-tfjs';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { maxDifference } from '@vitrum/test-support/model-cases';
import { createVitrum } from 'vitrum';
import { createRandom, sizeOf, tensorFrom } from 'vitrum/parts';
import { tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { besideOf, predict, saveFiles } from '@vitrum/test-support/tensorflow';

const registry = createVitrum();
type Layer = Parameters<ReturnType<typeof sequential>['add']>[0];

/** A layer of a graph. */
const apply = (layer: Layer, x: SymbolicTensor | SymbolicTensor[]): SymbolicTensor => layer.apply(x) as SymbolicTensor; // a tensor alone for a tensor with numbers

const inputOf = (inputShape: number[]): SymbolicTensor => layers.inputLayer({ inputShape }).output as SymbolicTensor; // it has one output

/** Weights that are not those of the first step, so that none of them is 0 or 1. */
function stirred(built: LayersModel, seed: number): LayersModel {
  const random = createRandom(seed);
  built.setWeights(built.getWeights().map(({ shape }) => tensor(Float32Array.from({ length: sizeOf(shape) }, () => 0.2 + 0.6 * random.uniform()), shape)));
  return built;
}

const chain = (inputShape: number[], ...list: readonly Layer[]): LayersModel => {
  const built = sequential({ layers: [layers.inputLayer({ inputShape }), ...list] });
  return stirred(built, inputShape.length);
};

const picture = [9, 8, 3];

/** What TensorFlow.js has, with the options that it writes by default and others. */
const cases: readonly (readonly [string, () => LayersModel])[] = [
  ['a dense network', () => chain([5], layers.dense({ units: 4, activation: 'tanh' }), layers.dense({ units: 3, activation: 'softmax', useBias: false }))],
  ['a first layer with the shape', () => stirred(sequential({ layers: [layers.dense({ units: 3, inputShape: [4], activation: 'relu6' })] }), 3)],
  ['hard sigmoid', () => chain([4], layers.dense({ units: 3, activation: 'hardSigmoid' }), layers.activation({ activation: 'hardSigmoid' }))],
  ['activations as layers', () => chain([4], layers.dense({ units: 6 }), layers.reLU({ maxValue: 1.5 }), layers.leakyReLU({ alpha: 0.2 }), layers.elu(), layers.prelu(), layers.softmax())],
  ['convolutions', () => chain(picture, layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'swish' }), layers.depthwiseConv2d({ kernelSize: 2, depthMultiplier: 2 }), layers.separableConv2d({ filters: 3, kernelSize: 2, padding: 'same', activation: 'elu' }), layers.conv2dTranspose({ filters: 2, kernelSize: 2, strides: 3 }))],
  ['a kernel that is no square', () => chain(picture, layers.conv2d({ filters: 4, kernelSize: [1, 3], padding: 'same' }))],
  ['zeros around a convolution', () => chain(picture, layers.zeroPadding2d({ padding: [3, 3] }), layers.conv2d({ filters: 2, kernelSize: 7, strides: 2 }), layers.batchNormalization({}), layers.zeroPadding2d({ padding: [[0, 1], [0, 1]] }), layers.depthwiseConv2d({ kernelSize: 2, strides: 1 }))],
  ['pools', () => chain(picture, layers.maxPooling2d({ poolSize: 2, strides: 1, padding: 'same' }), layers.averagePooling2d({ poolSize: [2, 2] }), layers.globalAveragePooling2d({}), layers.dense({ units: 2 }))],
  ['the largest number of a picture', () => chain([6, 6, 3], layers.globalMaxPooling2d({}), layers.dense({ units: 2 }))],
  ['normalizations without scale or shift', () => chain(picture, layers.batchNormalization({ scale: false }), layers.batchNormalization({ center: false }), layers.layerNormalization({ axis: [1, 2, 3] }))],
  ['a rescaled input', () => chain(picture, layers.rescaling({ scale: 1 / 127.5, offset: -1 }), layers.flatten(), layers.dense({ units: 2 }))],
  ['sequences', () => chain([7, 3], layers.conv1d({ filters: 4, kernelSize: 3, padding: 'same' }), layers.spatialDropout1d({ rate: 0.3 }), layers.globalAveragePooling1d({}), layers.gaussianNoise({ stddev: 1 }))],
  ['larger pictures', () => chain([3, 3, 2], layers.upSampling2d({ size: [2, 2] }), layers.cropping2D({ cropping: [[1, 0], [0, 1]] }), layers.reshape({ targetShape: [-1] }))],
  ['branches', () => {
    const x = inputOf([4]);
    const left = apply(layers.dense({ units: 3, activation: 'relu' }), x);
    const sum = apply(layers.add(), [left, apply(layers.dense({ units: 3 }), x)]);
    return stirred(model({ inputs: x, outputs: apply(layers.dense({ units: 2 }), apply(layers.concatenate(), [sum, left])) }), 5);
  }],
  ['models within a model, as Teachable Machine has them', () => {
    const base = model(mobile(12));
    const feature = sequential({ layers: [base, layers.globalAveragePooling2d({})] as Layer[] });
    const head = sequential({ layers: [layers.dense({ units: 5, inputShape: [6], activation: 'relu' }), layers.dense({ units: 3, useBias: false, activation: 'softmax' })] });
    const whole = sequential();
    whole.add(feature);
    whole.add(head);
    return stirred(whole, 6);
  }],
];

/** The beginning of MobileNet: zeros, convolutions of all kinds, a block with a way around. */
function mobile(size: number): { readonly inputs: SymbolicTensor; readonly outputs: SymbolicTensor } {
  const inputs = inputOf([size, size, 3]);
  let x = apply(layers.zeroPadding2d({ padding: [[0, 1], [0, 1]] }), inputs);
  x = apply(layers.conv2d({ filters: 6, kernelSize: 3, strides: 2, useBias: false }), x);
  x = apply(layers.batchNormalization({}), x);
  x = apply(layers.reLU({ maxValue: 6 }), x);
  const expanded = apply(layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', useBias: false }), x);
  return { inputs, outputs: apply(layers.add(), [x, apply(layers.conv2d({ filters: 6, kernelSize: 1, useBias: false }), expanded)]) };
}

function sampleOf(built: LayersModel): readonly [number[], Float32Array] {
  const [, ...rest] = built.inputs[0]?.shape ?? [];
  const shape = [4, ...rest.map((length) => length ?? 1)];
  const random = createRandom(9);
  return [shape, Float32Array.from({ length: sizeOf(shape) }, () => 2 * random.uniform() - 1)];
}

test.each(cases)('%s, saved by TensorFlow.js, predicts the same', async (_name, build) => {
  const built = build();
  const [main, weights] = await saveFiles(built);
  const network = decodeModel(registry, modelFileOf(registry, await tfjs.read(main.bytes, besideOf([main, weights]))));
  const [shape, inputs] = sampleOf(built);
  expect(maxDifference(network.forward(tensorFrom(shape, inputs)).data, predict(built, shape, inputs))).toBeLessThan(1e-5);
});

test('a file beside the model names the classes, as that of Teachable Machine does', async () => {
  const [main, weights] = await saveFiles(chain([4], layers.dense({ units: 2 })));
  const labels = { name: 'metadata.json', bytes: Buffer.from('{"tfjsVersion":"1.7.4","labels":["rock","paper"]}') };
  const read: PortableModel = await tfjs.read(main.bytes, besideOf([main, weights, labels]));
  expect(read.metadata).toEqual({ task: 'classification', classes: ['rock', 'paper'] });
});
