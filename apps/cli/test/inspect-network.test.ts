import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const inspect = (...args: readonly string[]) => runVitrum(['inspect', ...args], { cwd });

/** Each number less the one before, by two shared weights; tells of its units in `incoming`, and of nothing else. */
const plugin = `
const differences = {
  name: 'differences',
  description: 'Weighted sums of neighbors',
  options: {},
  plan: (_options, [[length]]) => ({
    outputShape: [length - 1],
    parameters: { weights: { shape: [2], initializer: { name: 'ones', sample: () => 1 }, fan: { fanIn: 2, fanOut: 2 }, role: 'weight' } },
    bind: () => ({ forward: () => undefined, bindBackward: () => () => undefined }),
    incoming: (unit) => ({ inputs: [unit, unit + 1], parameter: 'weights', weights: [0, 1] }),
  }),
};
export default { name: 'telling-layer', version: '1.0.0', layers: [differences] };
`;

test('a network by name is summarized before it is trained, for the shape of its data', async () => {
  const { exitCode, stdout } = await inspect('--network', 'cnn-small:filters=8', '--input', '10,12', '--outputs', '4');
  expect(exitCode).toBe(0);
  // 8 × 10 windows of 9 with 8 filters; half of that in either direction; 4·5·8 inputs and 4 outputs.
  expect(stdout).toBe([
    'layer  type        output shape  activation  parameters  multiply-adds',
    '       input       [10, 12]',
    '    0  conv2d      [8, 10, 8]    relu                80          5,760',
    '    1  max-pool2d  [4, 5, 8]                          0              0',
    '    2  flatten     [160]                              0              0',
    '    3  dense       [4]           softmax            644            640',
    '       total                                        724          6,400',
    '',
    '724 parameters, all trainable',
    'multiply-adds: products added up for one sample, from its input to its output',
    '',
  ].join('\n'));
});

test('data give the shapes as they do for train; the layers of a configuration need none', async () => {
  const [iris] = jsonLines((await inspect('--network', 'mlp:hidden=5', '--dataset', 'iris', '--json')).stdout);
  expect(iris).toMatchObject({ event: 'inspect', architecture: '4-5-3', parameters: 43, state: 0, multiplyAdds: 4 * 5 + 5 * 3, layers: [{ inputs: [-1] }, { inputs: [0], activation: 'softmax' }] });
  const layers = [{ type: 'dense', units: 4, name: 'h' }, { type: 'add', inputs: ['h', 'input'] }, { type: 'batch-norm' }];
  writeFileSync(join(cwd, 'graph.json'), JSON.stringify({ network: { inputShape: [4], layers } }));
  const { stdout } = await inspect('--config', 'graph.json');
  expect(stdout).toMatch(/^layer +type +name +reads +output shape/m);
  expect(stdout).toMatch(/^ +1 +add +0, input +\[4\] +0 +0$/m);
  expect(stdout).toContain('28 parameters, all trainable, and 8 numbers that are remembered and not learned, such as running means\n');
});

test('a layer of a plugin that counts nothing has the figures that follow from its units', async () => {
  writeFileSync(join(cwd, 'telling.mjs'), plugin);
  writeFileSync(join(cwd, 'own.json'), JSON.stringify({ network: { inputShape: [6], layers: [{ type: 'differences' }] } }));
  const { stdout } = await inspect('--config', 'own.json', '--plugin', 'telling.mjs');
  expect(stdout).toMatch(/^ +0 +differences +\[5\] +2 +10$/m); // five sums of two products
});

test.each<[options: readonly string[], message: string]>([
  [['--model', 'model.json', '--network', 'mlp'], '--model and --network both say what to inspect.'],
  [['--input', '28,28', '--dataset', 'iris'], '--input and --dataset both say what the network reads.'],
  [['--outputs', '3'], '--outputs goes with --input: the outputs of a dataset are known.'],
  [['--network', 'mlp', '--input', '28x28'], '--input must be whole numbers of at least 1, joined by commas, got "28x28".'],
  [['--network', 'lenet', '--input', '784'], 'The network "lenet" takes pictures of shape [height, width, channels] or [height, width], got [784].'],
  [['--network', 'mpl', '--input', '784'], 'There is no network called "mpl".'],
  [[], 'The command "inspect" needs a model: --model <file>.'],
])('%j is wrong use', async (options, message) => {
  const { exitCode, stderr } = await inspect(...options);
  expect([exitCode, stderr.split('\n')[0]]).toEqual([2, `error: ${message}`]);
});
