import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from './support/run-vitrum.ts';
import { writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const run = (...args: readonly string[]): Promise<Result> => runVitrum([...args, '--plugin', plugin], { cwd });
const model = ['--model', 'run/model.json'];

beforeAll(async () => {
  const layers = [
    { type: 'conv2d', filters: 2, kernelSize: 2, activation: 'relu' },
    { type: 'max-pool2d', stride: 1 },
    { type: 'flatten' },
    { type: 'dense', units: 3, activation: 'softmax' },
  ];
  writeFileSync(join(cwd, 'cnn.json'), JSON.stringify({ network: { inputShape: [4, 4], layers } }));
  await run('train', '--config', 'cnn.json', '--dataset', 'stripes', '--epochs', '1', '--loss', 'categorical-cross-entropy', '--out', 'run');
  await run('train', '--dataset', 'stripes', '--epochs', '1', '--architecture', '16,4,3', '--out', 'dense');
});

test('the first record of a training has the shapes of kernels, too', () => {
  const [start] = jsonLines(readFileSync(join(cwd, 'run', 'events.jsonl'), 'utf8'));
  expect(start?.['shapes']).toEqual([[2, 1, 2, 2], [3, 8]]);
});

describe('inspect', () => {
  test('draws kernels, and prints a matrix for each filter and channel', async () => {
    const { stdout } = await run('inspect', ...model);
    expect(stdout).toMatch(/^layers\.0\.weights, 2 filters of 2 × 2 × 1\nthe window of each filter; from −0\.\d\d to 0\.\d\d$/m);
    const numbers = await run('inspect', ...model, '--parameter', 'layers.0.weights');
    expect(numbers.stdout).toMatch(/^layers\.0\.weights, 2 × 1 × 2 × 2, filters × channels × rows × columns of the window$/m);
    const [record] = jsonLines((await run('inspect', ...model, '--parameter', 'layers.0.weights', '--json')).stdout);
    expect(record).toMatchObject({ event: 'parameter', shape: [2, 1, 2, 2] });
  });

  test.each([
    ['kernels', [...model]],
    ['kernels before and after', [...model, '--compare', 'run/untrained.json']],
  ])('--png writes %s', async (_name, args) => {
    const { stderr, exitCode } = await run('inspect', ...args, '--png', 'weights.png');
    expect({ stderr, exitCode }).toEqual({ stderr: 'png: weights.png (blue is negative, orange positive; every layer has a scale of its own)\n', exitCode: 0 });
    expect((await sharp(join(cwd, 'weights.png')).metadata()).format).toBe('png');
  });
});

describe('predict', () => {
  test('--maps draws what every layer makes of a picture, --maps-png writes it', async () => {
    const { stdout, stderr } = await run('predict', ...model, '--index', '0', '--maps', '--maps-png', 'maps.png');
    expect(stdout.match(/^layer .*$/gm)).toEqual(['layer 0 conv2d: 2 maps of 3 × 3', 'layer 1 max-pool2d: 2 maps of 2 × 2']);
    expect(stderr).toBe('png: maps.png\n');
    expect((await sharp(join(cwd, 'maps.png')).metadata()).format).toBe('png');
  });

  test('--layer and --unit explain one output', async () => {
    const { stdout } = await run('predict', ...model, '--index', '0', '--layer', '0', '--unit', '1,2,1');
    expect(stdout).toContain('layer 0 conv2d, row 1, column 2, filter 1');
    expect(stdout).toContain('rows 1 to 2 and columns 2 to 3 of its input');
    expect(stdout).toContain('through layer 1 max-pool2d: ');
  });

  test('--json has the maps without their numbers, and the whole explanation', async () => {
    const [line] = jsonLines((await run('predict', ...model, '--index', '0', '--maps', '--layer', '0', '--unit', '1,2,1', '--json')).stdout);
    expect(line).toMatchObject({
      event: 'prediction',
      maps: [{ layer: 0, type: 'conv2d', height: 3, width: 3, channels: 2 }, { layer: 1, type: 'max-pool2d', height: 2, width: 2, channels: 2 }],
      explanation: { layer: 0, place: [1, 2, 1], backward: { shared: { units: 9 } } },
    });
    expect(line?.['maps']).not.toContainEqual(expect.objectContaining({ values: expect.anything() }));
  });

  test.each([
    [[...model, '--index', '0,1', '--maps-png', 'maps.png'], '--maps-png writes the maps of one sample, and several were given.'],
    [['--model', 'dense/model.json', '--index', '0', '--maps-png', 'maps.png'], 'There are no maps to write: no layer of the network gives pictures.'],
    [[...model, '--index', '0', '--layer', '1', '--unit', '0'], 'The outputs of layer 1 (max-pool2d) are no sums of weights, so that there is none to write out.'],
  ])('%o is refused', async (args, message) => {
    const { stderr, exitCode } = await run('predict', ...args);
    expect(stderr.split('\n')[0]).toBe(`error: ${message}`);
    expect(exitCode).toBe(2);
  });
});
