import { calibrate, quantizeModel, runQuantized } from '@vitrum/quantization';
import { int8Cases } from '@vitrum/test-support/int8-cases';
import { modelCase } from '@vitrum/test-support/model-cases';
import { expect, test } from 'vitest';
import { fixedPointOf, timesFixedPoint } from '../src/fixed-point.ts';

/** gemmlowp's fixed-point product in arbitrary precision: SaturatingRoundingDoublingHighMul, then RoundingDivideByPOT. */
function gemmlowp(x: number, multiplier: number, shift: number): number {
  const limit = 1n << 31n;
  const wide = BigInt(x) << BigInt(Math.max(shift, 0));
  const shifted = wide > limit - 1n ? limit - 1n : wide < -limit ? -limit : wide;
  const product = shifted * BigInt(multiplier);
  const high = (product + (product >= 0n ? 1n << 30n : 1n - (1n << 30n))) / limit;
  const exponent = BigInt(Math.max(-shift, 0));
  const mask = (1n << exponent) - 1n;
  return Number((high >> exponent) + ((high & mask) > (mask >> 1n) + (high < 0n ? 1n : 0n) ? 1n : 0n));
}

test.each([0, 1, -1, 2, -2, 3, 5, 127, -128, 1000, 123_456_789, -123_456_789, 2_147_483_647, -2_147_483_648])('%i times a factor is rounded as by gemmlowp', (x) => {
  for (const factor of [0.5, 0.25, 0.3, 1 / 3, 0.000_123, 0.999_999_999_9, 1, 1.5, 1e-9, 3e-10]) {
    const { multiplier, shift } = fixedPointOf(factor);
    expect([factor, timesFixedPoint(x, { multiplier, shift })]).toEqual([factor, gemmlowp(x, multiplier, shift)]);
  }
});

test('a factor is the product of its integer and its shift', () => {
  expect(fixedPointOf(0.5)).toEqual({ multiplier: 2 ** 30, shift: 0 });
  expect(fixedPointOf(3)).toEqual({ multiplier: 1.5 * 2 ** 30, shift: 2 });
  expect(fixedPointOf(0)).toEqual({ multiplier: 0, shift: 0 });
  expect(fixedPointOf(1e-12)).toEqual({ multiplier: 0, shift: 0 });
});

test('a layer worked by hand', () => {
  const { complete } = modelCase('dense', { inputShape: [2], layers: [{ type: 'dense', units: 1 }] }, 1);
  const [layer] = complete.layers;
  layer.parameters['weights']?.values.set([1, -0.5]);
  layer.parameters['biases']?.values.set([0.25]);
  const program = quantizeModel(complete, calibrate(complete, [Float32Array.of(2.55, 0), Float32Array.of(0, 2.55)]));
  // Inputs from 0 to 2.55: steps of 0.01 above −128. Outputs from 0.25 − 1.275 to 2.8: steps of 0.015, and 0 is −128 + 68.3.
  expect(program.values[0]).toEqual({ scale: Math.fround(0.01), zeroPoint: -128 });
  expect(program.values[1]).toEqual({ scale: Math.fround(0.015), zeroPoint: -60 });
  // Weights in steps of 1/127; a bias in steps of 0.01/127.
  expect(program.steps).toMatchObject([{ op: 'linear', biases: Int32Array.of(3175) }]);
  const [step] = program.steps;
  expect(step?.op === 'linear' && [...step.weights]).toEqual([127, -64]);
  // 1 is 100 steps: 100·127 + 3175 = 15 875, and times 0.01/127/0.015 it is 83.3: 83 steps of 0.015.
  expect(runQuantized(program, Float32Array.of(1, 0))[0]).toBeCloseTo(1.245, 6);
});

test.each(int8Cases)('$name stays near the floats', ({ complete, inputs, outputs, count }) => {
  const size = inputs.length / count;
  const samples = Array.from({ length: count }, (_, i) => inputs.slice(i * size, (i + 1) * size));
  const program = quantizeModel(complete, calibrate(complete, samples));
  const found = samples.flatMap((sample) => [...runQuantized(program, sample)]);
  const range = Math.max(...outputs) - Math.min(...outputs);
  for (const [i, value] of found.entries()) expect(Math.abs(value - (outputs[i] ?? NaN)) / range).toBeLessThan(0.06);
});
