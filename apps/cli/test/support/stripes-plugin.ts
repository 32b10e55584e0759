import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A plugin as a stranger writes it, without any import. Its dataset `stripes` has pictures of 4 × 4 with one bright row; the
 * class is the row: 0, 1 or 2. Sample i has its stripe in row i mod 3, of brightness (i mod 5 + 1) / 5.
 */
const source = `
function part(size) {
  return {
    name: 'stripes', size, inputShape: [4, 4], targetSize: 3, classes: ['top', 'upper', 'lower'],
    readInput(index, out, offset) {
      out.fill(0, offset, offset + 16);
      out.fill((index % 5 + 1) / 5, offset + 4 * (index % 3), offset + 4 * (index % 3) + 4);
    },
    readTarget(index, out, offset) {
      out.fill(0, offset, offset + 3);
      out[offset + (index % 3)] = 1;
    },
    label: (index) => index % 3,
  };
}
const stripes = {
  name: 'stripes', license: 'MIT', source: 'the tests of the command line', formula: 'one bright row',
  load: async () => ({ train: part(300), test: part(60) }),
};
const cube = { name: 'cube', formula: 'z³', forward: (z) => Math.max(-8, Math.min(8, z)) ** 3 };
export default { name: 'vitrum-plugin-stripes', version: '1.2.3', datasets: [stripes], activations: [cube] };
`;

/** Writes the plugin into a folder and returns its path. */
export function writeStripesPlugin(folder: string): string {
  const file = join(folder, 'stripes.mjs');
  writeFileSync(file, source);
  return file;
}

/** The default settings, in the place of those that fit pictures of 4 × 4. */
const defaultOptions: readonly string[] = [
  ...['--activation', 'tanh', '--output-activation', 'tanh', '--initializer', 'notebook-normal', '--loss', 'squared-error'],
  ...['--optimizer', 'sgd', '--schedule', 'constant', '--batch-size', '1', '--epochs', '5', '--no-shuffle'],
];

/** What trains a small network on the plugin's dataset, in well under a second. */
export const stripesOptions = (plugin: string): readonly string[] => [
  ...['--plugin', plugin, '--dataset', 'stripes', '--architecture', '16,6,3', ...defaultOptions, '--learning-rate', '0.1'],
];
