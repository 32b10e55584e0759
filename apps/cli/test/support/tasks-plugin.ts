import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A plugin with a dataset for each task that has no classes. `prices`: a price in thousands of 200 + 50·t, t = x₀ − x₁ / 2 with
 * x₀ and x₁ on a grid, in blocks that are read from no disk. `traits`: whether x₀ > 0, and whether x₁ > 0. And a metric.
 */
const source = `
const point = (index) => [((index * 7) % 20) / 10 - 0.95, ((index * 13 + (index >> 2)) % 20) / 10 - 0.95];
const check = (index, size) => { if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('no sample ' + index); };
const prices = (size) => {
  const target = (index) => { const [x, y] = point(index); return x - y / 2; };
  const samples = (count, at) => ({
    name: 'prices', size: count, inputShape: [2], targetSize: 1, task: 'regression', classes: ['price'],
    targetScaling: { offsets: [200], scales: [50] },
    readInput(index, out, offset) { check(index, count); out.set(point(at(index)), offset); },
    readTarget(index, out, offset) { check(index, count); out[offset] = target(at(index)); },
  });
  const readBlock = async (indices) => { for (const index of indices) check(index, size); return samples(indices.length, (i) => indices[i]); };
  return { ...samples(size, (i) => i), readBlock };
};
const traits = (size) => ({
  name: 'traits', size, inputShape: [2], targetSize: 2, task: 'multi-label', classes: ['right', 'above'],
  readInput(index, out, offset) { check(index, size); out.set(point(index), offset); },
  readTarget(index, out, offset) { check(index, size); out.set(point(index).map((x) => Number(x > 0)), offset); },
});
const dataset = (name, part) => ({
  name, license: 'MIT', source: 'the tests of the command line', formula: 'points of a grid',
  load: async () => ({ train: part(400), test: part(100) }),
});
const worst = {
  name: 'largest-error', description: 'Largest error of all', formula: 'max |y − t|', source: 'the tests', kind: 'sums', tasks: ['regression'],
  count: () => 1,
  add: (sums, output, target) => { output.forEach((y, i) => { sums[0] = Math.max(sums[0], Math.abs(y - target[i])); }); },
  value: ([largest]) => largest,
};
export default { name: 'vitrum-plugin-tasks', version: '1.0.0', datasets: [dataset('prices', prices), dataset('traits', traits)], metrics: [worst] };
`;

/** Writes the plugin into a folder and returns its path. */
export function writeTasksPlugin(folder: string): string {
  const file = join(folder, 'tasks.mjs');
  writeFileSync(file, source);
  return file;
}
