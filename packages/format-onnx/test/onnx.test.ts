import { readFileSync } from 'node:fs';
import { onnx } from '@vitrum/format-onnx';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { maxDifference, modelCase, modelCases } from '@vitrum/test-support/model-cases';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import { runOnnx } from '@vitrum/test-support/run-onnx';
import { createVitrum } from 'vitrum';
import { tensorFrom } from 'vitrum/parts';
import { expect, test } from 'vitest';

const registry = createVitrum();

/** The file as another program would have written it: the names of the metadata are others. */
function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('vitrum.graph'); at !== -1; at = copy.indexOf('vitrum.graph')) copy.write('vitrum.other', at);
  return copy;
}

test.each(modelCases)('$name: ONNX Runtime predicts the same', async ({ complete, inputs, outputs, count, network }) => {
  const [{ bytes }] = await onnx.write(complete);
  const { data } = await runOnnx(bytes, [count, ...network.inputShape], inputs);
  expect(maxDifference(data, outputs)).toBeLessThan(1e-5);
});

test.each(modelCases)('$name comes back to the same bits', async ({ model, complete }) => {
  const [{ bytes }] = await onnx.write(complete);
  expect(onnx.detect(bytes)).toBe(true);
  const { network, ...back } = modelFileOf(registry, await onnx.read(bytes));
  expect(back).toEqual({ ...model, network: undefined });
  expect(network).toEqual(complete.network);
});

test.each(modelCases)('$name is read from its graph alone as well', async ({ complete, inputs, outputs, count }) => {
  const [{ bytes }] = await onnx.write(complete);
  const network = decodeModel(registry, modelFileOf(registry, await onnx.read(withoutMetadata(bytes))));
  expect(maxDifference(network.forward(tensorFrom([count, ...network.inputShape], inputs)).data, outputs)).toBeLessThan(1e-5);
});

test('inputs are scaled by the first nodes where the model says how', async () => {
  const { complete, network } = modelCase('dense', { inputShape: [3], layers: [{ type: 'dense', units: 2 }] }, 1);
  const columns = [
    { name: 'height', kind: 'number', offset: 170, scale: 10 },
    { name: 'sex', kind: 'category', values: ['f', 'm'] },
  ];
  const [{ bytes }] = await onnx.write({ ...complete, metadata: { encoding: { type: 'table', columns } } });
  const { data } = await runOnnx(bytes, [1, 3], Float32Array.of(185, 0, 1));
  expect(maxDifference(data, network.forward(tensorFrom([1, 3], [1.5, 0, 1])).data)).toBeLessThan(1e-6);
  expect((await onnx.read(bytes)).parameters).toEqual(complete.parameters);
});

test('what another program has changed is read as it is now', async () => {
  const { complete } = modelCase('dense', { inputShape: [3], layers: [{ type: 'dense', units: 2, activation: 'tanh' }] }, 1);
  const [{ bytes }] = await onnx.write(complete);
  const changed = Buffer.from(bytes);
  changed.write('Relu', changed.lastIndexOf('Tanh'));
  const { network, metadata } = await onnx.read(changed);
  expect(network?.layers).toEqual([{ type: 'dense', units: 2, activation: 'relu' }]);
  expect(metadata).toEqual({ classes: ['a', 'b'], producer: 'vitrum 0.0.0' });
});

test('a layer and an activation of a plugin are refused by name', async () => {
  const { complete } = modelCase('dense', { inputShape: [2], layers: [{ type: 'dense', units: 2 }] }, 1);
  const [first] = complete.layers;
  await expect(onnx.write({ ...complete, layers: [{ ...first, type: 'spiral' }] })).rejects.toMatchObject({
    code: 'VITRUM_UNSUPPORTED_MODEL', message: 'layers[0] is a "spiral", a layer that the format onnx cannot express.',
  });
  await expect(onnx.write({ ...complete, layers: [{ ...first, options: { ...first.options, activation: { type: 'wave' } } }] })).rejects.toMatchObject({
    code: 'VITRUM_UNSUPPORTED_MODEL', message: 'layers[0] has the activation "wave", which the format onnx cannot express.',
  });
});

test.each(['a sum', 'pytorch-cnn.onnx', 'pytorch-words.onnx'])('changed files are refused by typed errors alone, or read: %s', async (name) => {
  const own = modelCases.find((each) => each.name === name);
  const bytes = own === undefined ? readFileSync(new URL(`files/${name}`, import.meta.url)) : (await onnx.write(own.complete))[0].bytes;
  expect(await faultsOfReader(registry, onnx.read, bytes, 200)).toEqual([]);
});
