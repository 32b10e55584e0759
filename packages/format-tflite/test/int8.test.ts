import { tflite } from '@vitrum/format-tflite';
import { calibrate, quantizeModel, runQuantized } from '@vitrum/quantization';
import { int8Cases } from '@vitrum/test-support/int8-cases';
import { predictInLiteRt } from '@vitrum/test-support/lite-rt';
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
