import { isVitrumError } from '@vitrum/core';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { tflite } from '@vitrum/format-tflite';
import { maxDifference, modelCase, modelCases } from '@vitrum/test-support/model-cases';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import { predictInLiteRt } from '@vitrum/test-support/lite-rt';
import { createVitrum, type NetworkConfig } from 'vitrum';
import { tensorFrom } from 'vitrum/parts';
import { expect, test } from 'vitest';

const registry = createVitrum();

test.each(modelCases)('$name predicts the same in the runtime of TensorFlow Lite', async ({ complete, inputs, outputs, network }) => {
  const [{ bytes }] = await tflite.write(complete);
  expect(maxDifference(await predictInLiteRt(bytes, inputs, network.inputShape), outputs)).toBeLessThan(1e-5);
});

test.each(modelCases)('$name comes back to the same bits', async ({ model, complete }) => {
  const [{ bytes }] = await tflite.write(complete);
  expect(tflite.detect(bytes)).toBe(true);
  const { network, ...back } = modelFileOf(registry, await tflite.read(bytes));
  expect(back).toEqual({ ...model, network: undefined });
  expect(network).toEqual(complete.network);
});

/** A file as a stranger would have made it: what vitrum keeps beside the graph is under a name that says nothing. */
function foreign(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  return Uint8Array.from(Buffer.from(text.replaceAll('vitrum.tensors', 'xxtrum.tensors'), 'latin1'));
}

const chain: NetworkConfig = {
  inputShape: [9, 9, 2],
  layers: [
    { type: 'conv2d', filters: 4, kernelSize: 3, padding: 'same', stride: 2, activation: 'relu' },
    { type: 'conv2d', filters: 8, kernelSize: 2, groups: 4, dilation: 2, activation: 'relu6' },
    { type: 'batch-norm' },
    { type: 'activation', activation: 'hard-tanh' },
    { type: 'max-pool2d', poolSize: 2, stride: 1, padding: 'same' },
    { type: 'transposed-conv2d', filters: 3, kernelSize: 3, stride: 2, padding: 'same', activation: { type: 'leaky-relu', slope: 0.25 } },
    { type: 'upsample2d', factor: 2 },
    { type: 'average-pool2d', poolSize: 2 },
    { type: 'flatten' },
    { type: 'dense', units: 6, activation: 'gelu' },
    { type: 'reshape', shape: [2, 3] },
    { type: 'flatten' },
    { type: 'dense', units: 5, activation: 'softmax' },
  ],
};

const graph: NetworkConfig = {
  inputShape: [6, 6, 4],
  layers: [
    { type: 'conv2d', filters: 4, kernelSize: 3, padding: 'same', groups: 4, activation: 'elu', name: 'a' },
    { type: 'conv2d', filters: 4, kernelSize: 1, inputs: ['input'], name: 'b' },
    { type: 'add', inputs: ['a', 'b', 'input'], name: 'sum' },
    { type: 'concat', inputs: ['sum', 'a'] },
    { type: 'global-average-pool' },
    { type: 'dense', units: 3, activation: 'tanh' },
  ],
};

test.each([['a chain', chain], ['a graph', graph]] as const)('%s is read from its operators alone', async (name, config) => {
  const { complete, inputs, outputs, count, network } = modelCase(name, config, 3);
  const [{ bytes }] = await tflite.write(complete);
  const read = decodeModel(registry, modelFileOf(registry, await tflite.read(foreign(bytes))));
  expect(maxDifference(read.forward(tensorFrom([count, ...network.inputShape], inputs)).data, outputs)).toBeLessThan(1e-6);
});

const tiny = modelCase('tiny', { inputShape: [3], layers: [{ type: 'dense', units: 2 }, { type: 'batch-norm' }] }, 1);

test('what no layer stands for is refused with the operator', async () => {
  const { complete } = modelCase('words', { inputShape: [4], layers: [{ type: 'embedding', vocabularySize: 5, dimensions: 2 }] }, 1);
  const [{ bytes }] = await tflite.write(complete);
  const error: unknown = await tflite.read(foreign(bytes)).catch((thrown: unknown) => thrown);
  expect(isVitrumError(error) && [error.code, error.message]).toEqual(['VITRUM_UNSUPPORTED_MODEL', 'Operator 0 of the file, MAXIMUM, has no layer that stands for it.']);
});

/** The file of the tiny model after one of its 32-bit numbers has become another, wherever it stands. */
async function withNumber(at: number, value: number): Promise<Uint8Array> {
  const [{ bytes }] = await tflite.write(tiny.complete);
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

test.each<[string, number, number]>([
  ['a root beyond the end', 0, 100_000],
  ['a root at the last byte', 0, 2 ** 32 - 1],
  ['a root within itself', 0, 0],
])('%s is a typed error', async (_name, at, value) => {
  const error: unknown = await tflite.read(await withNumber(at, value)).catch((thrown: unknown) => thrown);
  expect(isVitrumError(error) && error.code).toBe('VITRUM_INVALID_MODEL');
});

test('every number of a file made huge, or made to refer to the beginning, is a typed error or of no account', async () => {
  const [{ bytes }] = await tflite.write(tiny.complete);
  for (const value of [2 ** 31 - 1, 2 ** 32 - 4, 0]) {
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const error: unknown = await tflite.read(await withNumber(at, value)).then(() => undefined, (thrown: unknown) => thrown);
      expect([at, value, error === undefined || isVitrumError(error) || error]).toEqual([at, value, true]);
    }
  }
});

test('changed files are refused by typed errors alone, or read', async () => {
  const [{ bytes }] = await tflite.write(tiny.complete);
  expect(await faultsOfReader(registry, tflite.read, bytes, 200)).toEqual([]);
  expect(await faultsOfReader(registry, tflite.read, foreign(bytes), 200)).toEqual([]);
});
