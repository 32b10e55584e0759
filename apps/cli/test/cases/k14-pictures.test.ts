import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const pictureOf = (file: string): string => fileURLToPath(new URL(`files/pictures/${file}.png`, import.meta.url));

async function draw(folder: string, files: Readonly<Record<string, number>>): Promise<string> {
  for (const [name, level] of Object.entries(files)) {
    const path = join(cwd, folder, name);
    mkdirSync(dirname(path), { recursive: true });
    await sharp({ create: { width: 4, height: 4, channels: 3, background: { r: level, g: level, b: level } } }).png().toFile(path);
  }
  return folder;
}

/** `c/dark/0.png` to `c/light/9.png`, in the folders that are given for the classes. */
function twoClasses(prefix: string, count = 10): Record<string, number> {
  const files = Array.from({ length: count }, (_, i) => [[`${prefix}dark/${i}.png`, 2 * i], [`${prefix}light/${i}.png`, 255 - 2 * i]] as const);
  return Object.fromEntries(files.flat());
}

const sizesOf = ({ stdout }: Result): readonly unknown[] => {
  const [start] = jsonLines(stdout).filter(({ event }) => event === 'start');
  return [start?.['trainSamples'], start?.['testSamples']];
};

describe('a folder of pictures', () => {
  test('F063: pictures in folders below are read, and that is said', async () => {
    await draw('nested', { ...twoClasses(''), 'dark/more/10.png': 30, 'dark/more/11.png': 31 });
    const result = await run('train', '--data', 'nested', '--epochs', '1', '--json', '--out', 'n');
    expect(sizesOf(result)).toEqual([18, 4]);
    expect(result.stderr).toContain('note: 2 pictures lie in folders below those of the classes, such as dark/more/10.png: the first folder is the class.');
  });

  test('F065: one class has nothing to tell apart', async () => {
    await draw('one', { 'dark/1.png': 1, 'dark/2.png': 2 });
    const { exitCode, stderr } = await run('train', '--data', 'one');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is of the class "dark": there is nothing to tell apart.');
  });

  test.each([['training', 'testing'], ['Train', 'Test'], ['train', 'validation']])('F066: %s and %s are the parts', async (train, held) => {
    const folder = await draw(`${train}-${held}`, { ...twoClasses(`${train}/`), ...twoClasses(`${held}/`, 3) });
    expect(sizesOf(await run('train', '--data', folder, '--epochs', '1', '--json', '--out', `${folder}-run`))).toEqual([20, 6]);
  });

  test('P050: what systems leave behind is passed over without a word', async () => {
    const folder = await draw('junk', twoClasses(''));
    for (const name of ['dark/Thumbs.db', '.DS_Store', 'light/._1.png', 'desktop.ini']) writeFileSync(join(cwd, folder, name), 'x');
    const { stderr } = await run('show', '--data', folder);
    expect(stderr).not.toContain('left out');
  });

  test.each([['bad.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1)], ['page.jpg', '<html>not found</html>']])('P052: %s is named', async (name, content) => {
    const folder = await draw(`damaged-${name}`, twoClasses(''));
    writeFileSync(join(cwd, folder, 'dark', name), content);
    const { exitCode, stderr } = await run('train', '--data', folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(name);
  });
});

describe('a digit', () => {
  beforeAll(async () => {
    await run('train', '--dataset', 'synthetic-digits', '--limit', '3000', '--architecture', '784,32,10', '--epochs', '5', '--batch-size', '16', '--learning-rate', '0.1', '--out', 'digits');
  });

  test.each([
    ['F072: white on nothing', 'white_on_transparent'],
    ['F076: in a box', 'frame'],
    ['P058: in a corner', 'corner'],
    ['P058: faint', 'faint'],
    ['P058: on squared paper', 'gridpaper'],
  ])('%s is a 7', async (_, file) => {
    const { stdout } = await run('predict', '--model', 'digits/model.json', pictureOf(file), '--json');
    expect(jsonLines(stdout).map(({ prediction }) => prediction)).toEqual([7]);
  });
});
