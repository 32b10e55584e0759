import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIdx } from '@vitrum/datasets';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from './support/run-vitrum.ts';
import { spawnVitrum } from './support/spawn-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });

/** price = 100 · area + 1000 where the district is north, on a grid of areas. */
const houses = ['area,district,price', ...Array.from({ length: 120 }, (_, i) => `${i + 20},${i % 2 === 0 ? 'north' : 'south'},${100 * (i + 20) + (i % 2 === 0 ? 1000 : 0)}`)];
/** Large above 5, heavy above 5: two numbers, two labels. */
const things = ['size,weight,labels', ...Array.from({ length: 121 }, (_, i) => {
  const [size, weight] = [i % 11, Math.floor(i / 11)];
  return `${size},${weight},${[size > 5 ? 'large' : '', weight > 5 ? 'heavy' : ''].filter((label) => label !== '').join('|')}`;
})];
const sentences = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? `good\tlovely sunny day ${i}` : `bad\tawful rainy week ${i}`));

beforeAll(async () => {
  const files = { 'houses.csv': houses, 'things.csv': things, 'sentences.txt': sentences, 'new.csv': ['district,area', 'north,50', 'south,100'] };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);
  await run('train', '--data', 'houses.csv', '--target', 'price', '--out', 'houses');
  await run('train', '--data', 'things.csv', '--data-option', 'task=multi-label', '--out', 'things');
  await run('train', '--data', 'sentences.txt', '--out', 'sentences');
}, 120_000);

describe('a regression from the command line', () => {
  test('is told with the figures of its task, in the next process too', async () => {
    const { stdout } = await spawnVitrum(['evaluate', '--model', 'houses/model.json', '--json'], { cwd });
    const [line] = jsonLines(stdout);
    expect(line).toMatchObject({ event: 'evaluate', dataset: 'csv', samples: 24, task: 'regression' });
    expect(line).not.toHaveProperty('testAccuracy');
    expect((line?.['testMetrics'] as Record<string, number>)['r-squared']).toBeGreaterThan(0.98); // trainer's tests say what it holds
  });

  test('predicts rows of a new file in the original unit, whatever the order of its columns', async () => {
    const { stdout, stderr } = await run('predict', '--model', 'houses/model.json', 'new.csv', '--json');
    expect(stderr).toBe('');
    const [first, second] = jsonLines(stdout);
    expect(first).toMatchObject({ source: 'new.csv, line 2', values: { price: expect.any(Number) } });
    // 100 · 50 + 1000 and 100 · 100, within a twentieth of the range of prices.
    expect(Math.abs(Number(first?.['prediction']) - 6000)).toBeLessThan(600);
    expect(Math.abs(Number(second?.['prediction']) - 10_000)).toBeLessThan(600);
  });

  test('predicts a row of the command line, with what is right about a sample of its data', async () => {
    const { stdout } = await run('predict', '--model', 'houses/model.json', '--values', '50,north', '--index', '0');
    expect(stdout).toMatch(/^--values\n50, north\nprice \d+(\.\d+)?\n$/m);
    expect(stdout).toMatch(/^csv test 0\narea \d+, district \w+\nprice [\d.]+, it is [\d.]+$/m);
  });

  test('the run folder and the model name the file as it was given', () => {
    const config = JSON.parse(readFileSync(join(cwd, 'houses', 'config.json'), 'utf8')) as { dataset: unknown };
    expect(config.dataset).toEqual({ type: 'csv', file: 'houses.csv', target: ['price'] });
    expect(JSON.parse(readFileSync(join(cwd, 'houses', 'model.json'), 'utf8'))).toMatchObject({
      metadata: { dataset: config.dataset, task: 'regression', classes: ['price'], samples: { train: 96, test: 24 }, encoding: { type: 'table' } },
    });
  });
});

test('labels are predicted by their names', async () => {
  const { stdout } = await run('predict', '--model', 'things/model.json', '--values', '10,0', '--values', '9,9', '--values', '0,0', '--json');
  expect(jsonLines(stdout).map(({ prediction }) => (prediction as string[]).toSorted())).toEqual([['large'], ['heavy', 'large'], []]);
});

test('a sentence of the command line is told its class', async () => {
  const { stdout } = await run('predict', '--model', 'sentences/model.json', '--text', 'what a sunny day', '--text', 'awful', '--json');
  expect(jsonLines(stdout).map(({ className }) => className)).toEqual(['good', 'bad']);
});

test('without a word about the network, the plain view tells what followed from the data', async () => {
  const { stderr } = await run('train', '--dataset', 'xor', '--epochs', '1', '--learning-rate', '0.02', '--out', 'told');
  expect(stderr).toMatch(/^settings that follow from the data: 2-32-16-2, tanh, softmax at the end, .*categorical-cross-entropy, adam/);
  expect(stderr).not.toMatch(/learning rate|epochs/);
});

test('--hidden sets the hidden layers alone', async () => {
  const { stdout } = await run('train', '--dataset', 'xor', '--hidden', '5', '--epochs', '1', '--json', '--out', 'hidden');
  expect(jsonLines(stdout)[0]).toMatchObject({ shapes: [[5, 2], [2, 5]] });
});

describe('a configuration', () => {
  test('names files beside itself; the record of a run makes the same run again', async () => {
    mkdirSync(join(cwd, 'configs'));
    writeFileSync(join(cwd, 'configs', 'own.csv'), readFileSync(join(cwd, 'houses.csv')));
    writeFileSync(join(cwd, 'configs', 'run.yaml'), 'dataset: { type: csv, file: own.csv }\ntraining: { epochs: 1 }\n');
    const first = await run('train', '--config', 'configs/run.yaml', '--out', 'first');
    const again = await run('train', '--config', 'first/config.json', '--out', 'again');
    expect([first.exitCode, again.exitCode]).toEqual([0, 0]);
    expect(readFileSync(join(cwd, 'again', 'model.json'), 'utf8')).toBe(readFileSync(join(cwd, 'first', 'model.json'), 'utf8'));
  });
});

describe('--resume', () => {
  test('goes on with the same data, and refuses others', async () => {
    writeFileSync(join(cwd, 'grows.csv'), readFileSync(join(cwd, 'houses.csv')));
    await run('train', '--data', 'grows.csv', '--epochs', '1', '--out', 'grows');
    expect((await run('train', '--resume', 'grows', '--epochs', '2')).exitCode).toBe(0);
    appendFileSync(join(cwd, 'grows.csv'), '7,north,1700\n');
    const { stderr, exitCode } = await run('train', '--resume', 'grows', '--epochs', '3');
    expect(stderr.split('\n')[0]).toMatch(/^error: The run in grows cannot be resumed: its data have changed, 97 training samples instead of 96\.$/);
    expect(exitCode).toBe(1);
  });
});

describe('show', () => {
  test('draws rows of a table under the names of its columns', async () => {
    const { stdout } = await run('show', '--data', 'houses.csv', '--count', '2');
    expect(stdout).toMatch(/^csv: 96 training samples of 3 inputs, regression of 1 target$/m);
    expect(stdout).toMatch(/^# +area +district +price$/m);
  });

  const kinds: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['points', ['--dataset', 'two-moons'], /^o upper {3}x lower$/m],
    ['a curve', ['--dataset', 'regression-sine'], /^across: x from /m],
    ['sentences', ['--data', 'sentences.txt'], /lovely sunny day \d+ +good/],
  ];
  test.each(kinds)('draws %s, and writes a picture of them', async (name, args, expected) => {
    const png = `${name.replace(' ', '-')}.png`;
    const { stdout, exitCode } = await run('show', ...args, '--png', png);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(expected);
    const { width, height, channels } = await sharp(join(cwd, png)).stats().then(async () => sharp(join(cwd, png)).metadata());
    expect([width > 100, height > 100, channels]).toEqual([true, true, 4]);
  });
});

describe('without data and network', () => {
  // A port that nobody listens to: the first free ones are above it, and no service has this one.
  const environment = { VITRUM_MIRROR: 'http://127.0.0.1:1/', HOME: cwd };

  test('train says so in two lines, and predict --index finds what it was trained on', async () => {
    const { stderr, exitCode } = await runVitrum(['train', '--limit', '100', '--epochs', '1', '--json', '--out', 'fallback'], { cwd, environment });
    expect(stderr.split('\n')).toEqual([expect.stringMatching(/^note: /), '  Training on the embedded dataset "synthetic-digits" instead.', '']);
    expect(exitCode).toBe(0);
    const predicted = await runVitrum(['predict', '--model', 'fallback/model.json', '--index', '0', '--json'], { cwd, environment });
    expect(jsonLines(predicted.stdout)[0]).toMatchObject({ source: 'synthetic-digits test 0' });
  });

  test('a named dataset is an error', async () => {
    const { stderr, exitCode, stdout } = await runVitrum(['train', '--dataset', 'mnist', '--out', 'never'], { cwd, environment });
    expect(stderr).toMatch(/^error: The dataset "mnist" .*\n {2}\S.*\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(existsSync(join(cwd, 'never'))).toBe(false);
  });
});

describe('pictures of digits', () => {
  const digit = ['--model', 'digits/model.json', 'seven.jpg', '--json'];

  beforeAll(async () => {
    await run('train', '--dataset', 'synthetic-digits:train=200,test=50', '--epochs', '1', '--out', 'digits');
    const stroke = '<path d="M 320 90 h 120 l -70 200" stroke="#223" stroke-width="14" fill="none"/>';
    const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#e8e0d0"/>${stroke}</svg>`;
    await sharp(Buffer.from(paper)).jpeg().toFile(join(cwd, 'seven.jpg'));
  });

  test('are prepared as MNIST was, and --as-is leaves that out', async () => {
    const [prepared, plain] = [await run('predict', ...digit), await run('predict', ...digit, '--as-is')];
    expect([prepared.stderr, plain.stderr]).toEqual(['', '']);
    expect(jsonLines(prepared.stdout)[0]?.['outputs']).not.toEqual(jsonLines(plain.stdout)[0]?.['outputs']);
  });

  test('--as-is reads a file of arrays too, and does not invert for a model of dark pictures', async () => {
    const pixels = Uint8Array.from({ length: 784 }, (_, i) => i % 256);
    writeFileSync(join(cwd, 'one.idx'), writeIdx({ shape: [1, 28, 28], data: pixels }));
    await sharp(pixels, { raw: { width: 28, height: 28, channels: 1 } }).png().toFile(join(cwd, 'one.png'));
    const outputsOf = async (...args: readonly string[]) => jsonLines((await run('predict', ...args, '--json')).stdout)[0]?.['outputs'];
    const asStored = await outputsOf('--model', 'digits/model.json', 'one.idx', '--as-is');
    expect(asStored).toHaveLength(10);
    const model = readFileSync(join(cwd, 'digits/model.json'), 'utf8').replace('"preparation":"digit"', '"preparation":"dark-on-light"');
    expect(model).toContain('dark-on-light');
    writeFileSync(join(cwd, 'dark.json'), model);
    expect(await outputsOf('--model', 'dark.json', 'one.png', '--as-is')).toEqual(asStored);
    expect(await outputsOf('--model', 'dark.json', 'one.png')).not.toEqual(asStored);
  });

  test('--steps tells every step, --steps-png draws them', async () => {
    const { stdout, stderr } = await run('predict', '--model', 'digits/model.json', 'seven.jpg', '--steps', '--steps-png', 'steps.png');
    const steps = ['as it came', 'inverted', 'flattened', 'cropped', 'scaled', 'centered'];
    expect(stdout.match(/^(as it came|inverted|flattened|cropped|scaled|centered)(?=: )/gm)).toEqual(steps);
    expect(stderr).toBe('png: steps.png\n');
    expect((await sharp(join(cwd, 'steps.png')).metadata()).format).toBe('png');
  });
});

describe('bad input', () => {
  const refusals: readonly (readonly [readonly string[], 1 | 2, string | RegExp, string])[] = [
    [['train', '--data', 'houses.csv', '--dataset', 'iris'], 2, '--data and --dataset both name what to read: the dataset "iris" does not read files of your own.', 'Leave one of them out'],
    [['train', '--data', 'none.csv'], 1, /none\.csv/, ''],
    [['train', '--data', 'iris'], 2, '--data names a file or folder of your own, and there is no iris.', '"iris" is the name of a dataset: --dataset iris.'],
    [['train', '--data', 'houses.csv', '--target', 'prise'], 2, /has no column "prise"/, 'Did you mean "price"?'],
    [['train', '--data', 'houses.csv', '--data-option', 'normalizer=none'], 2, '--data-option: the dataset "csv" has no option "normalizer".', 'Did you mean "normalize"?'],
    [['train', '--data', 'houses.csv', '--data-option', 'normalize'], 2, '--data-option must be name=value, got "normalize".', 'Options of "csv"'],
    [['train', '--target', 'price'], 2, '--target says how data are read, and no data were named.', '--data'],
    [['train', '--dataset', 'iris', '--target', 'species'], 2, '--target names a column of a table; the dataset "iris" has no columns.', 'Leave --target out'],
    [['train', '--dataset', 'iris:sed=1'], 2, 'dataset "iris" has no option "sed".', 'Its options'],
    [['train', '--dataset', 'iris:testShare'], 2, '--dataset must be a name, or a name with options, got "iris:testShare".', 'two-moons:samples=500'],
    [['train', '--dataset', 'iris', '--hidden', '3,0'], 2, '--hidden must be whole numbers of at least 1, joined by commas, got "3,0".', '32,16'],
    [['train', '--dataset', 'iris', '--hidden', '3', '--architecture', '4,3'], 2, '--architecture and --hidden both say how many units the layers have.', 'Leave one'],
    [['predict', '--model', 'houses/model.json', '--values', '1'], 1, '--values has 1 values, but the model takes 2.', 'area, district'],
    [['predict', '--model', 'houses/model.json', '--text', 'hi'], 1, '--text is for models of sentences; this one takes rows of 2 columns.', '--values'],
    [['predict', '--model', 'sentences/model.json', '--values', '1,2'], 1, '--values is for numbers and cells; this model takes sentences.', '--text'],
    [['predict', '--model', 'plain.json', 'new.csv'], 1, 'new.csv is data of the kind "csv", and the model does not say how such data become its inputs.', 'pictures'],
    [['evaluate', '--model', 'houses/model.json', '--data', 'houses.csv', '--data-option', 'splitSeed=3'], 2, /^The option "splitSeed" divides samples into parts/, 'test part of its own data'],
    [['predict', '--model', 'houses/model.json', '--index', '0', '--data', 'houses.csv', '--data-option', 'splitSeed=3'], 1, /become inputs in another way/, 'training'],
    [['predict', '--model', 'damaged.json', '--values', '1,north'], 1, /^The encoding "table" is not valid: /, 'Train'],
  ];
  test.each(refusals)('%j ends with %i', async (args, exitCode, message, hint) => {
    const file = JSON.parse(readFileSync(join(cwd, 'houses', 'model.json'), 'utf8')) as { metadata: Record<string, unknown> };
    const { encoding: _, ...metadata } = file.metadata;
    writeFileSync(join(cwd, 'plain.json'), JSON.stringify({ ...file, metadata }));
    writeFileSync(join(cwd, 'damaged.json'), JSON.stringify({ ...file, metadata: { ...metadata, encoding: { type: 'table', columns: 'many' } } }));
    const result = await run(...args);
    const [first = '', second = '', ...rest] = result.stderr.split('\n');
    expect(first.slice('error: '.length)).toMatch(message);
    expect(second).toContain(hint);
    expect(rest).toEqual(['']);
    expect(result).toMatchObject({ exitCode, stdout: '' });
  });
});
