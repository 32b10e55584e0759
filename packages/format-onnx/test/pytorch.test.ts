import { readdirSync, readFileSync } from 'node:fs';
import { onnx } from '@vitrum/format-onnx';
import { completeModel, decodeModel, modelFileOf } from '@vitrum/formats';
import { maxDifference } from '@vitrum/test-support/model-cases';
import { createVitrum } from 'vitrum';
import { tensorFrom } from 'vitrum/parts';
import { expect, test } from 'vitest';
import { channelsLast } from './make-graph.ts';

const registry = createVitrum();
const folder = new URL('files/', import.meta.url);

/** What the framework predicted that wrote the file: files/make-pytorch-models.py. */
interface Recorded {
  readonly shape: readonly number[];
  readonly inputs: readonly number[];
  readonly outputShape: readonly number[];
  readonly outputs: readonly number[];
}

const names = readdirSync(folder).filter((name) => name.startsWith('pytorch-') && name.endsWith('.onnx')).map((name) => name.slice(0, -'.onnx'.length));

test.each(names)('%s predicts what PyTorch does, and does so when it comes back from ONNX', async (name) => {
  const recorded = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recorded; // written beside the model by the same script
  const model = modelFileOf(registry, await onnx.read(readFileSync(new URL(`${name}.onnx`, folder))));
  const network = decodeModel(registry, model);
  const inputs = tensorFrom([recorded.shape[0] ?? 1, ...network.inputShape], channelsLast(recorded.inputs, recorded.shape));
  const expected = channelsLast(recorded.outputs, recorded.outputShape);
  expect(maxDifference(network.forward(inputs).data, expected)).toBeLessThan(1e-5);
  const [{ bytes }] = await onnx.write(completeModel(registry, model));
  expect(modelFileOf(registry, await onnx.read(bytes)).parameters).toEqual(model.parameters);
});
