import { isVitrumError, type FormatFile } from '@vitrum/core';
import { tfjs } from '@vitrum/format-tfjs';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { maxDifference, modelCase, modelCases } from '@vitrum/test-support/model-cases';
import { createVitrum } from 'vitrum';
import { tensorFrom } from 'vitrum/parts';
import { expect, test } from 'vitest';
import { besideOf, loadFiles, predict } from '@vitrum/test-support/tensorflow';

const registry = createVitrum();

/** TensorFlow.js has no exponential. */
const activations = registry.activations.names.filter((name) => name !== 'exponential');

const everyActivation = [...activations, { type: 'leaky-relu', slope: 0.3 }, { type: 'elu', alpha: 0.7 }, { type: 'swish', beta: 1.7 }].map((activation, seed) =>
  modelCase(`the activation ${JSON.stringify(activation)}`, { inputShape: [6], layers: [{ type: 'dense', units: 5, activation }] }, seed));

const cases = [...modelCases.filter(({ name }) => name !== 'every activation'), ...everyActivation];

test.each(cases)('TensorFlow.js predicts the same: $name', async ({ complete, network, count, inputs, outputs }) => {
  const model = await loadFiles(await tfjs.write(complete));
  expect(maxDifference(predict(model, [count, ...network.inputShape], inputs), outputs)).toBeLessThan(1e-5);
});

test.each(cases)('$name comes back to the same bits', async ({ model, complete }) => {
  const files = await tfjs.write(complete);
  expect(tfjs.detect(files[0].bytes)).toBe(true);
  const { network, ...back } = modelFileOf(registry, await tfjs.read(files[0].bytes, besideOf(files)));
  expect(back).toEqual({ ...model, network: undefined });
  expect(network).toEqual(complete.network);
});

/** The same files without what vitrum notes beside the layers, as another tool would write them. */
function withoutNotes([main, ...rest]: readonly [FormatFile, ...FormatFile[]]): readonly [FormatFile, ...FormatFile[]] {
  const { userDefinedMetadata: _notes, ...json } = JSON.parse(new TextDecoder().decode(main.bytes)) as Record<string, unknown>; // what was written just now
  return [{ ...main, bytes: Buffer.from(JSON.stringify(json)) }, ...rest];
}

/** Single layers for pictures, each behind a convolution. */
const singles = ([
  ['conv2d', { filters: 6, kernelSize: 2, stride: 2, padding: 'same', activation: 'softmax' }],
  ['conv2d', { filters: 8, kernelSize: 3, groups: 4 }],
  ['conv2d', { filters: 4, kernelSize: 3, groups: 2, dilation: 2 }],
  ['max-pool2d', { poolSize: 3, stride: 2, padding: 'same' }],
  ['average-pool2d', {}],
  ['global-average-pool', {}],
  ['batch-norm', { epsilon: 0.01 }],
  ['layer-norm', {}],
  ['upsample2d', { factor: 3 }],
  ['transposed-conv2d', { filters: 3, kernelSize: 3, stride: 2, padding: 'same', activation: 'selu' }],
  ['transposed-conv2d', { filters: 3, kernelSize: 2, stride: 3 }],
  ['spatial-dropout', {}],
  ['reshape', { shape: [8, -1] }],
] as const).map(([type, options], seed) => modelCase(`${type} ${JSON.stringify(options)}`, { inputShape: [8, 7, 3], layers: [{ type: 'conv2d', filters: 4 }, { type, ...options }] }, seed));

const readable = [...singles, ...cases.filter(({ name }) => name !== 'pictures with channels')];

/** Activations that are products of layers, which vitrum has not. */
const products = /swish|gelu-tanh|gaussian/;

test.each(readable)('the layers of TensorFlow.js alone predict the same: $name', async ({ name, complete, network, count, inputs, outputs }) => {
  const files = withoutNotes(await tfjs.write(complete));
  const read = tfjs.read(files[0].bytes, besideOf(files));
  if (products.test(name)) return expect(await read.catch((error: unknown) => isVitrumError(error) && [error.code, error.message])).toEqual(['VITRUM_UNSUPPORTED_MODEL', expect.stringContaining('is a Multiply, which')]);
  const back = decodeModel(registry, modelFileOf(registry, await read));
  expect(maxDifference(back.forward(tensorFrom([count, ...network.inputShape], inputs)).data, outputs)).toBeLessThan(1e-5);
});
