import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDigits } from '@vitrum/datasets';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkpointsIn } from '../support/checkpoints.ts';
import { encodeRow, forwardPass, readStored } from '../support/forward-pass.ts';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { tableFile } from '../support/table-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writePictures } from '../support/write-pictures.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const save = (name: string, lines: readonly string[]): void => writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);

/** The outputs that `predict --json` gives, which it writes with six digits. */
async function outputsOf(...args: readonly string[]): Promise<readonly (readonly number[])[]> {
  const { stdout, stderr, exitCode } = await run('predict', ...args, '--json');
  expect(exitCode, stderr).toBe(0);
  return jsonLines(stdout).map(({ outputs }) => outputs as number[]); // documented as such
}

function expectSame(outputs: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(outputs.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  const differences = outputs.flatMap((row, i) => row.map((value, k) => Math.abs(value - (expected[i]?.[k] ?? NaN)) / Math.max(1, Math.abs(value))));
  expect(Math.max(...differences)).toBeLessThan(1e-5);
}

describe('tables', () => {
  test('P021: Titanic with missing values: 30 new rows have the outputs of the formula', async () => {
    const names = ['PassengerId', 'Pclass', 'Name', 'Sex', 'Age', 'Fare', 'Embarked'];
    const passengers = Array.from({ length: 120 }, (_, k) => {
      const sex = k % 3 === 0 ? 'male' : 'female';
      const age = k % 5 === 2 ? '' : String(20 + ((7 * k) % 40));
      return [String(k + 1), String((k % 3) + 1), `"Braund, Mr. Owen ${k}"`, sex, age, String(7 + k / 4), ['S', 'C', 'Q', ''][(k >> 1) % 4] ?? ''];
    });
    save('titanic.csv', [`Survived,${names.join()}`, ...passengers.map((row) => `${row[3] === 'female' ? 1 : 0},${row.join()}`)]);
    save('titanic-test.csv', [names.join(), ...passengers.slice(0, 30).map((row) => row.join())]);
    const options = ['--target', 'Survived', '--data-option', 'missing=mean', '--epochs', '5', '--out', 'titanic'];
    expect((await run('train', '--data', 'titanic.csv', ...options)).exitCode).toBe(0);

    const model = readStored(join(cwd, 'titanic/model.json'));
    const { columns = [] } = model.metadata.encoding;
    expect(columns.map(({ name }) => name)).toEqual(['Pclass', 'Sex', 'Age', 'Fare', 'Embarked']);
    const expected = passengers.slice(0, 30).map((row) => {
      const cells = Object.fromEntries(names.map((name, i) => [name, row[i] ?? '']));
      return forwardPass(model, encodeRow(columns, cells));
    });
    expectSame(await outputsOf('--model', 'titanic/model.json', 'titanic-test.csv'), expected);
  });

  test('P030: TRUE and FALSE, and negative values of the command line, have the outputs of the formula', async () => {
    save('flags.csv', ['x,flag,y', ...Array.from({ length: 60 }, (_, k) => `${(((13 * k) % 60) - 30) / 10},${k % 2 === 0 ? 'TRUE' : 'FALSE'},${k % 2 === 0 ? 0.25 : (k % 7) + 0.5}`)]);
    await run('train', '--data', 'flags.csv', '--epochs', '2', '--out', 'flags');
    const model = readStored(join(cwd, 'flags/model.json'));
    const { columns = [] } = model.metadata.encoding;
    const expected = [['-0.25', 'TRUE'], ['-3', 'FALSE']].map(([x = '', flag = '']) => forwardPass(model, encodeRow(columns, { x, flag })));
    expectSame(await outputsOf('--model', 'flags/model.json', '--values=-0.25,TRUE', '--values', '-3,FALSE'), expected);
  });

  test('P031: with "none", the learning rate is fitted to areas and prices, and they are learned', async () => {
    // Inputs of thousands saturate tanh, so that other seeds may learn nothing: this is the run of the default seed, to the bit.
    const options = ['--data-option', 'normalize=none', '--deterministic', '--out', 'houses', '--json'];
    const lines = jsonLines((await run('train', '--data', tableFile('big.csv'), ...options)).stdout);
    expect(lines[0]?.['learningRate']).toBeLessThan(0.01); // what scaled inputs get
    const { 'r-squared': rSquared } = lines.at(-1)?.['testMetrics'] as Readonly<Record<string, number>>; // as documented for regression
    expect(rSquared).toBeGreaterThan(0.8);
  });
});

describe('pictures', () => {
  const colors = { red: [250, 10, 20], blue: [10, 20, 240] } as const;
  const side = 8;

  beforeAll(async () => {
    for (const [name, [red, green, blue]] of Object.entries(colors)) {
      mkdirSync(join(cwd, 'colors', name), { recursive: true });
      for (let k = 0; k < 8; k++) {
        const background = { r: red - k, g: green + k, b: blue };
        await sharp({ create: { width: side, height: side, channels: 3, background } }).png().toFile(join(cwd, 'colors', name, `${k}.png`));
      }
    }
  });

  test.each([['black', 0], ['white', 255]] as const)('P062: size, fit and a %s background hold for new pictures, too', async (background, level) => {
    const settings = ['size=8', 'fit=contain', `background=${background}`].flatMap((option) => ['--data-option', option]);
    expect((await run('train', '--data', 'colors', ...settings, '--epochs', '1', '--out', background)).exitCode).toBe(0);
    // Twice as wide as high: of its 8 rows, the first two and the last two are background, and so is what is transparent.
    const pixels = Uint8Array.from({ length: 4 * side * side / 2 }, (_, i) => (i % 4 === 3 ? ((i >> 2) % 3 === 0 ? 0 : 255) : (11 * i) % 256));
    await sharp(pixels, { raw: { width: side, height: side / 2, channels: 4 } }).png().toFile(join(cwd, 'wide.png'));
    const input = Array.from({ length: 3 * side * side }, (_, i) => {
      const at = Math.floor(i / 3) - 2 * side;
      const isCovered = at >= 0 && at < (side * side) / 2 && pixels[4 * at + 3] === 255;
      return (isCovered ? (pixels[4 * at + (i % 3)] ?? NaN) : level) / 255;
    });
    const model = `${background}/model.json`;
    expectSame(await outputsOf('--model', model, 'wide.png'), [forwardPass(readStored(join(cwd, model)), input)]);
  });

  test('P064: what is saved is read again: outputs, accuracy and macro-F1 are those of the formula', async () => {
    const [digits, unseen] = [drawDigits({ count: 600 }), drawDigits({ count: 100, part: 'test' })];
    const all = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
    const files = { train: writePictures(cwd, 'train', digits, all(600)), test: writePictures(cwd, 'unseen', unseen, all(100)) };
    await run('train', '--data', files.train, '--data-option', 'testShare=0.1', '--epochs', '3', '--out', 'digits');

    const model = readStored(join(cwd, 'digits/model.json'));
    const expected = all(100).map((i) => forwardPass(model, [...unseen.pixels(i)].map((value) => value / 255)));
    expectSame(await outputsOf('--model', 'digits/model.json', files.test), expected);

    const guesses = expected.map((outputs) => outputs.indexOf(Math.max(...outputs)));
    const labels = all(100).map((i) => unseen.label(i));
    const right = labels.filter((label, i) => guesses[i] === label).length;
    const scores = all(10).map((digit) => {
      const [found, there, both] = [guesses.filter((guess) => guess === digit), labels.filter((label) => label === digit), labels.filter((label, i) => label === digit && guesses[i] === digit)];
      return (2 * both.length) / (found.length + there.length);
    });
    const { stdout } = await run('evaluate', '--model', 'digits/model.json', '--data', files.test, '--json');
    const [evaluation] = jsonLines(stdout);
    const macroF1 = scores.reduce((sum, score) => sum + score, 0) / 10;
    expect(evaluation).toMatchObject({ samples: 100, testMetrics: { accuracy: right, 'macro-f1': expect.closeTo(100 * macroF1, 2) } });
    expect(right).toBeGreaterThan(50);
  });
});

describe('P066: --resume refuses', () => {
  const rows = Array.from({ length: 40 }, (_, k) => `${(7 * k) % 40},${k % 3},${k % 2 === 0 ? 'a' : 'b'}`);
  beforeAll(async () => {
    save('rows.csv', ['x,z,y', ...rows]);
    await run('train', '--data', 'rows.csv', '--epochs', '1', '--out', 'rows');
  });

  const cut = (folder: string, file: string): void => writeFileSync(join(cwd, folder, file), readFileSync(join(cwd, folder, file)).subarray(0, 300));
  test.each<[title: string, damage: (folder: string) => void, options: readonly string[], exitCode: number, message: RegExp]>([
    ['a changed cell', () => save('rows.csv', ['x,z,y', ...rows.with(4, '9999,1,a')]), [], 1, /cannot be resumed: its data have changed/],
    ['an added row', () => save('rows.csv', ['x,z,y', ...rows, '5,1,b']), [], 1, /cannot be resumed: its data have changed, 33 training samples instead of 32\.$/],
    ['other options', () => undefined, ['--learning-rate', '0.5'], 2, /--learning-rate contradicts the run that is resumed: only --epochs can be changed\.$/],
    ['a checkpoint that was cut short', (folder) => checkpointsIn(join(cwd, folder)).forEach((name) => cut(folder, name)), [], 1, /^error: The checkpoint \S+ cannot be used: its bytes are not those that were written/],
  ])('%s', async (title, damage, options, exitCode, message) => {
    const folder = title.replaceAll(' ', '-');
    save('rows.csv', ['x,z,y', ...rows]);
    cpSync(join(cwd, 'rows'), join(cwd, folder), { recursive: true });
    damage(folder);
    const result = await run('train', '--resume', folder, '--epochs', '2', ...options);
    expect(result.stderr.split('\n')).toEqual([expect.stringMatching(message), expect.stringMatching(/^ {2}\S/), '']);
    expect(result).toMatchObject({ exitCode, stdout: '' });
  });
});
