import { expect, test } from 'vitest';
import { fileWith, load, samplesOf } from './support/load.ts';

const reviews = "good\tIt's a fine film.\nbad\tNot a FINE film\n\ngood\tfine, fine!\n";

test('a bag counts the words of the training part, the most frequent first, equally frequent ones by the alphabet', async () => {
  const [file, testFile] = [await fileWith('a.txt', reviews), await fileWith('b.txt', 'bad\ta film, unheard of\n')];
  const { train, test: held, encoding } = await load('text-lines', { file, testFile });
  expect(encoding).toEqual({ type: 'text', form: 'bag', words: ['fine', 'a', 'film', "it's", 'not'] });
  expect(train).toMatchObject({ task: 'classification', classes: ['bad', 'good'], inputShape: [5] });
  expect(samplesOf(train)).toEqual({
    inputs: [[1, 1, 1, 1, 0], [1, 1, 1, 0, 1], [2, 0, 0, 0, 0]],
    targets: [[0, 1], [1, 0], [0, 1]],
    descriptions: ["It's a fine film.", 'Not a FINE film', 'fine, fine!'],
  });
  expect([0, 1, 2].map((index) => train.label?.(index))).toEqual([1, 0, 1]);
  expect(samplesOf(held).inputs).toEqual([[0, 1, 1, 0, 0]]); // unknown words count for nothing
});

test('pairs of neighbors are words too', async () => {
  const file = await fileWith('a.txt', 'good\tnot bad\nbad\tbad\n');
  const { train, encoding } = await load('text-lines', { file, testFile: file, bigrams: true });
  expect(encoding).toMatchObject({ words: ['bad', 'not', 'not bad'], bigrams: true });
  expect(samplesOf(train).inputs).toEqual([[1, 1, 1], [1, 0, 0]]);
});

test('ids are the numbers of the words in their places, 0 for an unknown word and after the end', async () => {
  const file = await fileWith('a.txt', reviews);
  const { train } = await load('text-lines', { file, testFile: file, form: 'ids', minimumCount: 2 });
  expect(samplesOf(train).inputs).toEqual([[0, 2, 1, 3], [0, 2, 1, 3], [1, 1, 0, 0]]);
  const short = await load('text-lines', { file, testFile: file, form: 'ids', length: 2, maximumWords: 1 });
  expect(samplesOf(short.train).inputs).toEqual([[0, 0], [0, 0], [1, 1]]);
});

test('a guessed encoding is told of the test file too', async () => {
  const file = await fileWith('a.txt', reviews);
  const testFile = await fileWith('b.txt', Buffer.from('bad\ta caf\u00e9 film\n', 'latin1'));
  const { test: held, notes } = await load('text-lines', { file, testFile });
  expect(samplesOf(held).descriptions).toEqual(['a café film']);
  expect(notes).toEqual([expect.stringContaining(`${testFile} was read as windows-1252, since `)]);
});

test('the label is found on the side with fewer different texts', async () => {
  const lines = ['A very fine film.', 'Not a fine film', 'fine, fine!', 'No film'].map((sentence, i) => [sentence, String(i % 2)] as const);
  for (const file of [
    await fileWith('last.txt', lines.map(([sentence, label]) => `${sentence}  \t${label}\n`).join('')),
    await fileWith('first.txt', lines.map(([sentence, label]) => `${label}\t${sentence}\n`).join('')),
  ]) {
    const { train } = await load('text-lines', { file, testFile: file });
    expect([train.classes, samplesOf(train).descriptions]).toEqual([['0', '1'], lines.map(([sentence]) => sentence)]);
  }
});

test('a separator may be named', async () => {
  const file = await fileWith('a.txt', '__label__good A fine film\n__label__bad No film\n');
  const { train } = await load('text-lines', { file, testFile: file, separator: 'space', label: 'first' });
  expect([train.classes, samplesOf(train).descriptions]).toEqual([['__label__bad', '__label__good'], ['A fine film', 'No film']]);
});

test('the label may come last, after any separator', async () => {
  const file = await fileWith('a.txt', 'well, well, good\r\nawful, bad\r\n');
  const { train } = await load('text-lines', { file, testFile: file, separator: ',', label: 'last' });
  expect([train.classes, samplesOf(train).descriptions]).toEqual([['bad', 'good'], ['well, well', 'awful']]);
});

test('each label is divided evenly', async () => {
  const lines = Array.from({ length: 50 }, (_, k) => `${k % 5 === 0 ? 'rare' : 'common'}\tword${k % 7}\n`).join('');
  const { train, test: held } = await load('text-lines', { file: await fileWith('a.txt', lines) });
  expect([train.size, held.size, samplesOf(held).targets.filter(([, isRare]) => isRare === 1).length]).toEqual([40, 10, 2]);
});
