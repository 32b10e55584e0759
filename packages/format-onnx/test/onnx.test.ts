import { onnx } from '@vitrum/format-onnx';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { maxDifference, modelCases } from '@vitrum/test-support/model-cases';
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
  expect(maxDifference(await runOnnx(bytes, [count, ...network.inputShape], inputs), outputs)).toBeLessThan(1e-5);
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
