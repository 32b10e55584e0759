// Shared by the JavaScript peers: the request, the samples as 32-bit floats, timing and the reply.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const pixels = 784;
const classes = 10;

export const request = JSON.parse(process.argv.at(-1));

/** Pixels in [0, 1] and one-hot labels of the first samples, in row-major order. */
export function readSamples(count) {
  const bytes = readFileSync(join(request.folder, 'train-images.bytes')).subarray(0, count * pixels);
  const labels = readFileSync(join(request.folder, 'train-labels.bytes')).subarray(0, count);
  const inputs = Float32Array.from(bytes, (byte) => byte / 255);
  const targets = new Float32Array(count * classes);
  labels.forEach((label, index) => (targets[index * classes + label] = 1));
  return { count, inputs, targets, labels };
}

export const inputRow = ({ inputs }, index) => inputs.subarray(index * pixels, (index + 1) * pixels);
export const targetRow = ({ targets }, index) => targets.subarray(index * classes, (index + 1) * classes);

/** The samples as arrays of plain arrays, for engines that require them. */
export function asArrays(samples) {
  return Array.from({ length: samples.count }, (_, index) => ({
    input: Array.from(inputRow(samples, index)),
    output: Array.from(targetRow(samples, index)),
  }));
}

/**
 * Warms up, then times the epochs.
 *
 * @param prepare - converts samples to the engine's format; not timed
 * @param train - one epoch over the prepared samples
 */
export async function timeTraining(version, prepare, train) {
  const { samples: count, epochs, warmUpSamples = 0 } = request.effort;
  const samples = readSamples(Math.max(count, warmUpSamples));
  const take = (size) => prepare({ ...samples, count: size });
  if (warmUpSamples > 0) await train(take(warmUpSamples));
  const prepared = take(count);
  const seconds = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const startedAt = performance.now();
    await train(prepared);
    seconds.push((performance.now() - startedAt) / 1000);
  }
  process.stdout.write(`${JSON.stringify({ seconds, version })}\n`);
}

/** The installed version. */
export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}
