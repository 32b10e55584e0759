import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawDigits, writeIdx, writeNpy } from '@vitrum/datasets';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type JsonLine, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writePictures } from '../support/write-pictures.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });

async function evaluate(model: string, ...args: readonly string[]): Promise<JsonLine & { readonly stderr: string }> {
  const { stdout, stderr, exitCode } = await run('evaluate', '--model', `${model}/model.json`, ...args, '--json');
  expect(exitCode, stderr).toBe(0);
  return { ...jsonLines(stdout)[0], stderr };
}

async function train(out: string, ...args: readonly string[]): Promise<void> {
  const { stderr, exitCode } = await run('train', ...args, '--out', out, '--json');
  expect(exitCode, stderr).toBe(0);
}

/** Gray pictures of 16 × 16 in a folder for each class: of `up` the upper half is light, of any other class the lower one. */
async function writeFolder(folder: string, classes: readonly (readonly [name: string, count: number])[]): Promise<void> {
  for (const [name, count] of classes) {
    mkdirSync(join(cwd, folder, name), { recursive: true });
    for (let k = 0; k < count; k++) {
      const isUp = name.endsWith('up');
      const pixels = Uint8Array.from({ length: 256 }, (_, i) => (i < 128 === isUp ? 150 + 10 * (k % 10) : 20));
      await sharp(pixels, { raw: { width: 16, height: 16, channels: 1 } }).png().toFile(join(cwd, folder, name, `${k}.png`));
    }
  }
}

/** Flowers of two kinds that one number tells apart; every seventh lacks its color. */
const flower = (i: number): string => `${(i % 2) * 5 + (i % 5) / 10},${i % 7 === 3 ? '' : ['red', 'blue'][i % 2]},${['rose', 'iris'][i % 2]}`;
const table = (header: string, from: number, to: number): string => [header, ...Array.from({ length: to - from }, (_, i) => flower(from + i))].join('\n') + '\n';
const write = (name: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};

/** The sum of every row, or of every column, of a confusion matrix. */
const rowSums = ({ confusion }: JsonLine): readonly number[] => (confusion as number[][]).map((row) => row.reduce((sum, count) => sum + count, 0));

beforeAll(async () => {
  await writeFolder('strokes', [['down', 20], ['up', 20]]);
  await train('strokes-run', '--data', 'strokes', '--epochs', '40');
  write('a.csv', table('width,color,kind', 0, 60));
  await train('flowers', '--data', 'a.csv', '--data-option', 'missing=mean', '--epochs', '60');
});

describe('K3: classes are matched by their names', () => {
  test('F006: other classes are an error that names both lists', async () => {
    await writeFolder('renamed', [['arrow_up', 5], ['ball', 5]]);
    const { stderr, exitCode, stdout } = await run('evaluate', '--model', 'strokes-run/model.json', '--data', 'renamed');
    expect(stderr).toMatch(/^error: The classes differ: renamed has arrow_up, ball; the model knows down, up\.\n {2}\S/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  test('F089: a folder of one of its classes is tested, with a word that the classes differ', async () => {
    await writeFolder('one', [['up', 6]]);
    const result = await evaluate('strokes-run', '--data', 'one');
    expect(result).toMatchObject({ samples: 6, testAccuracy: 100 });
    expect(rowSums(result)).toEqual([0, 6]);
    expect(result.stderr).toMatch(/^note: the classes differ: one has no samples of down,/m);
  });

  test('one class that the model does not know is an error', async () => {
    await writeFolder('strange', [['sideways', 3]]);
    const { stderr, exitCode } = await run('evaluate', '--model', 'strokes-run/model.json', '--data', 'strange');
    expect(stderr).toContain('The classes differ: strange has sideways; the model knows down, up.');
    expect(exitCode).toBe(1);
  });

  test('a dataset with other classes is an error for predict --index, too', async () => {
    await writeFolder('others', [['ball', 4], ['arrow_up', 4]]);
    const { stderr, exitCode } = await run('predict', '--model', 'strokes-run/model.json', '--data', 'others', '--index', '0');
    expect(stderr).toContain('The classes differ: "image-folder" has arrow_up, ball; the model knows down, up.');
    expect(exitCode).toBe(1);
  });

  test('another task is an error', async () => {
    write('numbers.csv', 'width,kind\n1,0.5\n2,1.25\n3,7.5\n4,2.5\n');
    await train('numbers', '--data', 'numbers.csv', '--epochs', '1');
    const { stderr } = await run('predict', '--model', 'strokes-run/model.json', '--data', 'numbers.csv', '--index', '0');
    expect(stderr).toContain('The model is for classification, and "csv" has targets for regression.');
  });
});

describe('K4: a model is tested with new labeled data', () => {
  test('F008: all rows of a table, with the scaling and the categories of the model', async () => {
    write('b.csv', table('width,color,kind', 60, 81));
    expect(await evaluate('flowers', '--data', 'b.csv')).toMatchObject({ dataset: 'csv', samples: 21, testAccuracy: 100 });
    // As the model's own numbers: a table of large values alone would be scaled to mean 0 and told wrong.
    write('large.csv', 'kind,note,width,color\niris,x,5.1,blue\niris,y,5.2,blue\niris,z,5.3,blue\n');
    expect(await evaluate('flowers', '--data', 'large.csv')).toMatchObject({ samples: 3, testAccuracy: 100 });
  });

  test('F011: what the model’s own data were read with is known, wherever the file lies', async () => {
    write('elsewhere/c.csv', table('width,color,kind', 10, 50));
    renameSync(join(cwd, 'a.csv'), join(cwd, 'gone.csv'));
    const result = await evaluate('flowers', '--data', 'elsewhere/c.csv');
    expect(result).toMatchObject({ samples: 40, testAccuracy: 100 });
    expect(result.stderr).not.toContain('lack');
    renameSync(join(cwd, 'gone.csv'), join(cwd, 'a.csv'));
  });

  test('F010: all pictures of a folder, of both parts where there are two', async () => {
    await writeFolder('new', [['up', 7], ['down', 5]]);
    const result = await evaluate('strokes-run', '--data', 'new');
    expect(result).toMatchObject({ samples: 12, testAccuracy: 100 });
    expect(rowSums(result)).toEqual([5, 7]);
    await writeFolder('parts/train', [['up', 3], ['down', 3]]);
    await writeFolder('parts/val', [['up', 2], ['down', 2]]);
    expect(await evaluate('strokes-run', '--data', 'parts')).toMatchObject({ samples: 10 });
  });

  test('numbers, in the unit that people know', async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `${i},${3 * i + 100}`);
    write('line.csv', ['x,y', ...rows.slice(0, 60)].join('\n'));
    await train('line', '--data', 'line.csv', '--data-option', 'task=regression', '--epochs', '80');
    write('rest.csv', ['y,x', ...rows.slice(20, 50).map((row) => row.split(',').toReversed().join(','))].join('\n'));
    const { testMetrics, samples } = await evaluate('line', '--data', 'rest.csv');
    expect(samples).toBe(30);
    expect((testMetrics as Record<string, number>)['r-squared']).toBeGreaterThan(0.95);
  });

  test('labels in one cell, in any order, and some of them alone', async () => {
    const row = (i: number): string => `${i % 11},${Math.floor(i / 11)},${[i % 11 > 5 ? 'large' : '', i > 60 ? 'heavy' : ''].filter((label) => label !== '').join('|')}`;
    write('things.csv', ['size,weight,labels', ...Array.from({ length: 121 }, (_, i) => row(i))].join('\n'));
    await train('things', '--data', 'things.csv', '--target', 'labels', '--data-option', 'task=multi-label', '--epochs', '60');
    write('more.csv', 'size,weight,labels\n10,1,large\n1,1,\n9,9,heavy|large\n');
    expect(await evaluate('things', '--data', 'more.csv')).toMatchObject({ samples: 3, task: 'multi-label', testMetrics: { 'exact-match': 100 } });
  });

  test('JSON lines', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => JSON.stringify({ kind: ['rose', 'iris'][i % 2], width: (i % 2) * 5 + (i % 5) / 10, color: ['red', 'blue'][i % 2] }));
    write('flowers.jsonl', lines.join('\n'));
    expect(await evaluate('flowers', '--data', 'flowers.jsonl')).toMatchObject({ samples: 30, testAccuracy: 100 });
  });

  test('sentences, divided as the model’s own', async () => {
    const sentence = (i: number): string => `${['what a sunny lovely day', 'awful rain and cold'][i % 2] ?? ''};${['good', 'bad'][i % 2] ?? ''}`;
    write('said.txt', Array.from({ length: 40 }, (_, i) => sentence(i)).join('\n'));
    await train('said', '--data', 'said.txt', '--data-option', 'separator=;', '--data-option', 'label=last', '--epochs', '20');
    write('new.txt', 'lovely day;good\ncold rain;bad\nso awful;bad\n');
    expect(await evaluate('said', '--data', 'new.txt')).toMatchObject({ dataset: 'text-lines', samples: 3, testAccuracy: 100 });
  });

  test('arrays, with the scaling of the model', async () => {
    const values = (from: number, count: number): Float32Array => Float32Array.from({ length: 2 * count }, (_, i) => ((Math.floor(i / 2) + from) % 2) * 50 + (i % 9));
    const labels = (from: number, count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => (i + from) % 2);
    write('x.npy', writeNpy({ shape: [60, 2], data: values(0, 60) }));
    write('y.npy', writeNpy({ shape: [60], data: labels(0, 60) }));
    await train('arrays', '--data', 'x.npy', '--data-option', 'targets=y.npy', '--data-option', 'normalize=standard', '--epochs', '40');
    write('x2.npy', writeNpy({ shape: [7, 2], data: values(1, 7) }));
    write('y2.npy', writeNpy({ shape: [7], data: labels(1, 7) }));
    expect(await evaluate('arrays', '--data', 'x2.npy', '--data-option', 'targets=y2.npy')).toMatchObject({ samples: 7, testAccuracy: 100 });
    const { stderr } = await run('evaluate', '--model', 'arrays/model.json', '--data', 'x2.npy');
    expect(stderr).toMatch(/^error: x2\.npy holds inputs alone\./); // the targets of its training are those of other inputs
    write('only-ones.npy', writeNpy({ shape: [3, 2], data: Float32Array.of(50, 51, 52, 53, 54, 55) }));
    write('ones.npy', writeNpy({ shape: [3], data: Uint8Array.of(1, 1, 1) }));
    expect(rowSums(await evaluate('arrays', '--data', 'only-ones.npy', '--data-option', 'targets=ones.npy'))).toEqual([0, 3]);
  });

  test('pictures in IDX files, without what lies beside them for testing', async () => {
    const digits = drawDigits({ count: 400 });
    const order = Array.from({ length: 400 }, (_, index) => index);
    await train('digits', '--data', writePictures(cwd, 'train', digits, order), '--epochs', '4');
    const test = drawDigits({ count: 50, part: 'test' });
    const file = writePictures(cwd, 't10k', test, order.slice(0, 50));
    const result = await evaluate('digits', '--data', file);
    expect(result).toMatchObject({ dataset: 'idx', samples: 50 });
    expect(result['testAccuracy']).toBeGreaterThan(30);
    expect(await evaluate('digits', '--data', 'train-images-idx3-ubyte')).toMatchObject({ samples: 400 });
    write('wrong-images-idx3-ubyte', writeIdx({ shape: [1, 2, 2], data: new Uint8Array(4) }));
    write('wrong-labels-idx1-ubyte', writeIdx({ shape: [1], data: new Uint8Array(1) }));
    const { stderr } = await run('evaluate', '--model', 'digits/model.json', '--data', 'wrong-images-idx3-ubyte');
    expect(stderr).toContain('holds samples of shape [2, 2] (byte); the model takes bytes of pictures, [28, 28].');
  });

  test('--limit takes a fair sample of the file', async () => {
    expect(rowSums(await evaluate('strokes-run', '--data', 'strokes', '--limit', '10'))).toEqual([5, 5]);
  });

  test.each([
    [['--model', 'flowers/model.json', '--data', 'unlabeled.csv'], /^error: unlabeled\.csv lacks the column kind, which the model predicts\.\n.*vitrum predict/],
    [['--model', 'flowers/model.json', '--data', 'half.csv'], /^error: half\.csv, line 3 lacks kind, so that nothing is known to be right\.\n.*missing=drop/],
    [['--model', 'flowers/model.json', '--data', 'purple.csv'], /^error: purple\.csv, line 2: "color" is "purple", which the training data lacked\./],
    [['--model', 'flowers/model.json', '--data', 'strokes'], /^error: strokes is data of the kind "image-folder", and the model learned from rows of a table\./],
    [['--model', 'strokes-run/model.json', '--data', 'a.csv'], /^error: a\.csv is data of the kind "csv", and the model learned from pictures/],
    [['--model', 'flowers/model.json', '--data', 'a.csv', '--data-option', 'testShare=0.5'], /^error: The option "testShare" divides samples into parts/],
  ])('%j is told', async (args, message) => {
    write('unlabeled.csv', 'width,color\n1,red\n');
    write('half.csv', 'width,color,kind\n1,red,rose\n2,blue,\n');
    write('purple.csv', 'width,color,kind\n1,purple,rose\n');
    const { stderr, exitCode } = await run('evaluate', ...args);
    expect(stderr).toMatch(message);
    expect(exitCode).not.toBe(0);
  });

  test('rows that lack their answer are left out where that is asked for, and counted', async () => {
    write('half.csv', 'width,color,kind\n1,red,rose\n2,blue,\n');
    const result = await evaluate('flowers', '--data', 'half.csv', '--data-option', 'missing=drop');
    expect(result).toMatchObject({ samples: 1 });
    expect(result.stderr).toMatch(/^note: 1 row lacks values and is left out of half\.csv\./m);
  });

  test('without a file, it is the test part of the model’s own data, as before', async () => {
    expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toContain('kind');
    expect(await evaluate('flowers')).toMatchObject({ samples: 12 });
  });
});
