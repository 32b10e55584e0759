import { decodeModel, modelFileOf } from '@vitrum/formats';
import { tflite } from '@vitrum/format-tflite';
import { calibrate, quantizeModel, runQuantized } from '@vitrum/quantization';
import { int8Cases } from '@vitrum/test-support/int8-cases';
import { maxDifference, modelCase } from '@vitrum/test-support/model-cases';
import { predictInLiteRt } from '@vitrum/test-support/lite-rt';
import { createVitrum } from 'vitrum';
import { tensorFrom } from 'vitrum/parts';
import { expect, test } from 'vitest';

test.each(int8Cases)('$name in integers predicts in the runtime what vitrum computes, within three steps', async ({ complete, inputs, count, network }) => {
  const size = inputs.length / count;
  const samples = Array.from({ length: count }, (_, i) => inputs.slice(i * size, (i + 1) * size));
  const calibration = calibrate(complete, samples);
  const [{ bytes }] = await tflite.writeInt8(complete, calibration);
  const program = quantizeModel(complete, calibration);
  const step = program.values[program.output]?.scale ?? NaN;
  const found = await predictInLiteRt(bytes, inputs, network.inputShape);
  const expected = samples.flatMap((sample) => [...runQuantized(program, sample)]);
  for (const [i, value] of found.entries()) expect(Math.abs(value - (expected[i] ?? NaN)) / step).toBeLessThan(3.01);
});

test('a layer whose sums 32 bits cannot hold is refused', async () => {
  const { complete } = modelCase('wide', { inputShape: [70_000], layers: [{ type: 'dense', units: 1 }] }, 1);
  complete.layers[0].parameters['weights']?.values.fill(1);
  await expect(tflite.writeInt8(complete, { ranges: [[0, 1], [0, 70_000]] })).rejects.toMatchObject({
    code: 'VITRUM_UNSUPPORTED_MODEL', message: 'layers[0] dense has so many inputs that its sums of 8-bit products could overflow the 32 bits of TensorFlow Lite.',
  });
});

test('a file in integers is read as the numbers that they stand for', async () => {
  const { complete, inputs, outputs, count, network } = modelCase('chain', {
    inputShape: [6, 6, 2],
    layers: [
      { type: 'conv2d', filters: 4, kernelSize: 3, activation: 'relu' }, { type: 'batch-norm' },
      { type: 'max-pool2d' }, { type: 'flatten' }, { type: 'dense', units: 5, activation: 'tanh' }, { type: 'dense', units: 3, activation: 'softmax' },
    ],
  }, 5);
  const size = inputs.length / count;
  const [{ bytes }] = await tflite.writeInt8(complete, calibrate(complete, Array.from({ length: count }, (_, i) => inputs.slice(i * size, (i + 1) * size))));
  const registry = createVitrum();
  const model = modelFileOf(registry, await tflite.read(bytes));
  expect(model.metadata).toEqual(complete.metadata);
  const read = decodeModel(registry, model);
  expect(maxDifference(read.forward(tensorFrom([count, ...network.inputShape], inputs)).data, outputs)).toBeLessThan(0.03);
});
