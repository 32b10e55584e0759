import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Calibration, CompleteModel } from '@vitrum/core';
import { c } from '@vitrum/format-c';
import { calibrate, greatestSum, quantizeModel, runQuantized } from '@vitrum/quantization';
import { int8Cases } from '@vitrum/test-support/int8-cases';
import { modelCase } from '@vitrum/test-support/model-cases';
import { afterAll, expect, test } from 'vitest';
import { main, warnings } from './support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrum-c-int8-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const samplesOf = ({ inputs, count }: (typeof int8Cases)[number]): readonly Float32Array[] => {
  const size = inputs.length / count;
  return Array.from({ length: count }, (_, i) => inputs.slice(i * size, (i + 1) * size));
};

/** What compiled C gives, in which an overflow ends the program. */
async function outputsOf(complete: CompleteModel, calibration: Calibration, samples: readonly Float32Array[]): Promise<readonly number[]> {
  const [{ bytes }] = await c.writeInt8(complete, calibration);
  writeFileSync(join(folder, 'model.h'), bytes);
  writeFileSync(join(folder, 'main.c'), main);
  execFileSync('cc', ['-std=c99', '-O0', '-fsanitize=undefined', '-fno-sanitize-recover=all', ...warnings, 'main.c', '-o', 'main', '-lm'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = execFileSync(join(folder, 'main'), { cwd: folder, input: Buffer.concat(samples.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))) });
  return [...new Float32Array(Uint8Array.from(written).buffer)];
}

function emulatedOutputs(complete: CompleteModel, calibration: Calibration, samples: readonly Float32Array[]): readonly number[] {
  const program = quantizeModel(complete, calibration);
  return samples.flatMap((sample) => [...runQuantized(program, sample)]);
}

test.each(int8Cases)('$name compiles without warnings, and computes the same integers', async (each) => {
  const samples = samplesOf(each);
  const calibration = calibrate(each.complete, samples);
  expect(await outputsOf(each.complete, calibration, samples)).toEqual(emulatedOutputs(each.complete, calibration, samples));
});

test('sums that 32 bits cannot hold are taken in 64', async () => {
  const count = 70_000; // 70,000 · 127 · 255 is above 2³¹
  const { complete } = modelCase('wide', { inputShape: [count], layers: [{ type: 'dense', units: 2 }] }, 1);
  const [{ parameters }] = complete.layers;
  parameters['weights']?.values.fill(1);
  parameters['biases']?.values.fill(0);
  const samples = [1, 0.25].map((value) => new Float32Array(count).fill(value));
  const calibration = { ranges: [[0, 1], [0, count]] } as const;
  expect(await outputsOf(complete, calibration, samples)).toEqual(emulatedOutputs(complete, calibration, samples));
  const program = quantizeModel(complete, calibration);
  expect(program.steps.map((step) => step.op === 'linear' && greatestSum(step, { scale: 1, zeroPoint: -128 }))).toEqual([count * 127 * 255]);
});

test('the forward pass of integers names no float', async () => {
  const [each] = int8Cases;
  if (each === undefined) return expect.fail();
  const [{ bytes }] = await c.writeInt8(each.complete, calibrate(each.complete, samplesOf(each)));
  const text = new TextDecoder().decode(bytes);
  const body = text.slice(text.indexOf('model_clamp(int32_t'), text.indexOf('static inline void model_predict(')).replace(/static inline int8_t model_quantize[^]*?\n}/, '');
  expect(body).toContain('model_predict_int8');
  expect(body).not.toMatch(/float|double/);
});

test('a layer that integers cannot compute is refused by name', async () => {
  const { complete } = modelCase('norm', { inputShape: [2], layers: [{ type: 'layer-norm' }] }, 1);
  await expect(c.writeInt8(complete, { ranges: [] })).rejects.toMatchObject({
    code: 'VITRUM_UNSUPPORTED_MODEL', message: 'layers[0] layer-norm cannot be computed in 8-bit integers.',
  });
});
