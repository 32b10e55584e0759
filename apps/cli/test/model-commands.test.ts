import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from './support/run-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const model = ['--model', 'run/model.json', '--plugin', plugin];

const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });

/** A dark stripe on light paper, in one row of four. */
async function writeStripe(file: string, row: number): Promise<void> {
  const pixels = Uint8Array.from({ length: 16 }, (_, i) => (Math.floor(i / 4) === row ? 0 : 255));
  await sharp(pixels, { raw: { width: 4, height: 4, channels: 1 } }).png().toFile(join(cwd, file));
}

beforeAll(async () => {
  await run('train', ...stripesOptions(plugin), '--epochs', '30', '--out', 'run');
  await writeStripe('lower.png', 2);
  await run('train', '--plugin', plugin, '--dataset', 'stripes', '--architecture', '16,4,3', '--activation', 'cube', '--epochs', '1', '--out', 'cube');
});

describe('evaluate', () => {
  test('--json prints the documented line', async () => {
    const { stdout, stderr, exitCode } = await run('evaluate', ...model, '--json');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    // Three classes that differ in the bright row alone are learned without a mistake; 60 test samples, 20 of each class.
    const all = { precision: 100, recall: 100, f1: 100, rocAuc: 1, prAuc: 1 };
    expect(jsonLines(stdout)).toEqual([
      {
        event: 'evaluate',
        dataset: 'stripes',
        samples: 60,
        testAccuracy: 100,
        loss: expect.any(Number),
        confusion: [
          [20, 0, 0],
          [0, 20, 0],
          [0, 0, 20],
        ],
        task: 'classification',
        testMetrics: { accuracy: 100, 'macro-f1': 100 },
        byClass: ['top', 'upper', 'lower'].map((name) => ({ class: name, support: 20, predicted: 20, ...all })),
        macro: all,
        weighted: all,
      },
    ]);
  });

  test('--limit takes as many samples of each class', async () => {
    const { stdout } = await run('evaluate', ...model, '--limit', '6', '--json');
    expect(jsonLines(stdout)[0]).toMatchObject({ samples: 6, confusion: [[2, 0, 0], [0, 2, 0], [0, 0, 2]] });
  });

  test('prints accuracy, loss and the confusion matrix', async () => {
    const { stdout } = await run('evaluate', ...model);
    expect(stdout).toMatch(/^accuracy +100\.00 %$/m);
    expect(stdout).toMatch(/^macro-F1 +100\.00 %$/m);
    expect(stdout).toMatch(/^loss +\S+ \(squared-error\)$/m);
    expect(stdout).toMatch(/^lower +· +· +20 +100\.00 %$/m);
  });

  test('names the plugin that a model lacks', async () => {
    const { stderr, exitCode } = await run('evaluate', '--model', 'cube/model.json');
    const [message, hint, ...rest] = stderr.split('\n');
    expect(message).toBe('error: cube/model.json: The model needs the plugin "vitrum-plugin-stripes" 1.2.3, which is not registered.');
    expect(hint).toMatch(/^ {2}Give its file or its package: --plugin <file\|package>\./);
    expect(rest).toEqual(['']);
    expect(exitCode).toBe(1);
  });

  test('asks for a dataset where the model names none', async () => {
    const { metadata: _, ...rest } = JSON.parse(readFileSync(join(cwd, 'run', 'model.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(cwd, 'anonymous.json'), JSON.stringify(rest));
    const { stderr, exitCode } = await run('evaluate', '--model', 'anonymous.json');
    expect(stderr).toBe('error: The model does not say which dataset it was trained on.\n  Name one: --dataset mnist, or files of your own: --data table.csv.\n');
    expect(exitCode).toBe(2);
  });
});

describe('predict', () => {
  test('--json prints the documented line for each sample and file', async () => {
    const { stdout, stderr, exitCode } = await run('predict', ...model, 'lower.png', '--index', '0,4', '--index', '5', '--json');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const outputs = [expect.any(Number), expect.any(Number), expect.any(Number)];
    expect(jsonLines(stdout)).toEqual([
      { event: 'prediction', source: 'lower.png', prediction: 2, className: 'lower', outputs },
      { event: 'prediction', source: 'stripes test 0', prediction: 0, className: 'top', outputs, label: 0, correct: true },
      { event: 'prediction', source: 'stripes test 4', prediction: 1, className: 'upper', outputs, label: 1, correct: true },
      { event: 'prediction', source: 'stripes test 5', prediction: 2, className: 'lower', outputs, label: 2, correct: true },
    ]);
  });

  test('draws the picture beside a bar for each output', async () => {
    const { stdout } = await run('predict', ...model, '--index', '4', '--split', 'train');
    // Row 1 of 4 is fully bright: in the upper line of two rows each, the mean of 0 and 1 is the ramp's middle.
    expect(stdout.split('\n').map((line) => line.slice(0, 4))).toContain('++++');
    expect(stdout).toContain('stripes train 4');
    expect(stdout).toContain('right: upper');
    expect(stdout).toMatch(/upper #{10,} +\d\.\d{3}$/m);
  });

  const refusals: readonly (readonly [readonly string[], number, string])[] = [
    [[], 2, 'There is nothing to predict: neither files nor --index, --random, --text or --values was given.'],
    [['none.png'], 1, 'There is no none.png.'],
    [['run'], 1, 'run cannot be read: it is a folder.'],
    [['stripes.mjs'], 1, 'stripes.mjs is not a picture that can be decoded.'],
    [['--index', '60'], 2, 'The dataset "stripes" has no sample 60: it has 60.'],
    [['--index', '0', '--dataset', 'strips'], 2, 'There is no dataset called "strips".'],
  ];
  test.each(refusals)('refuses %j', async (args, exitCode, message) => {
    const result = await run('predict', ...model, ...args);
    expect(result.stderr.split('\n')).toEqual([`error: ${message}`, expect.stringMatching(/^ {2}\S/), '']);
    expect(result).toMatchObject({ exitCode, stdout: '' });
  });

  test('refuses pictures for a network whose inputs are no square', async () => {
    const network = { inputShape: [3], layers: [{ type: 'dense', units: 1 }] };
    const parameters = {
      'layers.0.weights': { shape: [3, 1], values: [1, 2, 3] },
      'layers.0.biases': { shape: [1], values: [0] },
    };
    const file = { format: 'vitrum-model', formatVersion: 2, plugins: [], network, parameters, metadata: {} };
    writeFileSync(join(cwd, 'oblong.json'), JSON.stringify(file));
    const { stderr, exitCode } = await run('predict', '--model', 'oblong.json', 'lower.png');
    expect(stderr.split('\n')[0]).toBe('error: The network takes inputs of shape [3], which are no square pictures.');
    expect(exitCode).toBe(2);
  });
});

describe('inspect', () => {
  test('--json holds architecture, plugins, statistics and values', async () => {
    const { stdout } = await run('inspect', ...model, '--json');
    const saved = JSON.parse(readFileSync(join(cwd, 'run', 'model.json'), 'utf8')) as {
      parameters: Record<string, { values: number[] }>;
    };
    const [line] = jsonLines(stdout);
    const done = jsonLines(readFileSync(join(cwd, 'run', 'events.jsonl'), 'utf8')).at(-1);
    expect(done?.['fingerprint']).toMatch(/^[0-9a-f]{64}$/);
    expect(line).toMatchObject({
      event: 'inspect',
      architecture: '16-6-3',
      layers: [
        { type: 'dense', outputShape: [6], activation: 'tanh', parameters: 102, multiplyAdds: 16 * 6 },
        { type: 'dense', outputShape: [3], activation: 'tanh', parameters: 21, multiplyAdds: 6 * 3 },
      ],
      multiplyAdds: 16 * 6 + 6 * 3,
      parameters: 123,
      fingerprint: done?.['fingerprint'],
      plugins: [{ name: '@vitrum/layers' }, { name: '@vitrum/activations' }],
      metadata: { dataset: 'stripes', classes: ['top', 'upper', 'lower'], results: { epochs: 30 } },
    });
    const values = saved.parameters['layers.1.biases']?.values ?? [];
    expect(line?.['tensors']).toContainEqual({
      name: 'layers.1.biases',
      shape: [3],
      minimum: expect.closeTo(Math.min(...values), 6),
      maximum: expect.closeTo(Math.max(...values), 6),
      mean: expect.closeTo(values.reduce((sum, value) => sum + value, 0) / 3, 6),
      standardDeviation: expect.any(Number),
      values,
    });
  });

  test('prints the layers, the parameters and the weights', async () => {
    const { stdout } = await run('inspect', ...model, '--count', '2');
    expect(stdout).toMatch(/^16-6-3 with 123 parameters\nneeds .*\nfingerprint [0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^ +0 {2}dense {2}\[6\] +tanh +102 +96$/m);
    expect(stdout).toMatch(/^layers\.0\.weights +\[16, 6\]( +-?\d\.\d{4}){4}$/m);
    // 4 × 4 inputs are too few for a picture of each unit: a heat map with a row for each of the 3 units, twice as high.
    expect(stdout).toMatch(/^layers\.1\.weights, 3 × 6\na row for each unit; strongest from ±\S+ on\n\n([-=+# ]*\n){3}/m);
  });
});

describe('show', () => {
  test('draws the pictures with their labels, in as many columns as fit', async () => {
    const args = ['show', '--dataset', 'stripes', '--plugin', plugin, '--index', '10', '--count', '3'];
    const { stdout, exitCode } = await runVitrum(args, { cwd, environment: { COLUMNS: '22' } });
    expect(exitCode).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('stripes: 300 training samples of 4 × 4');
    // Sample 10 is of class 1 ("upper") and brightness 1/5: row 1, so that the first line shows the mean of 0 and 0.2.
    expect(lines[1]).toBe('classes: top 100, upper 100, lower 100');
    expect(lines[3]?.slice(0, 4)).toBe('....');
    expect(lines[5]).toMatch(/^#10 {2}upper +#11 {2}lower$/);
    expect(lines.at(-1)).toBe('#12  top');
  });

  test('stops at the last sample', async () => {
    const { stdout } = await run('show', '--dataset', 'stripes', '--plugin', plugin, '--split', 'test', '--index', '58');
    expect(stdout.match(/#\d+/g)).toEqual(['#58', '#59']);
  });
});
