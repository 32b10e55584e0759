import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createMnistLike, emnistLetters, writeIdx } from '@vitrum/datasets';
import { contentOf, describeContents, fileNames, memoryContext, testImages, testLabels, trainImages, trainLabels } from './support/fake-mnist.ts';
import { thrownBy } from './support/thrown-by.ts';

// Cohen et al. 2017 has 145,600 letters; the published files hold 124,800 and 20,800 of 28 × 28 pixels.
test('the published sizes are those of 124,800 and 20,800 pictures', () => {
  const { files } = emnistLetters.published;
  expect(files.map(({ size }) => size)).toEqual([16 + 124_800 * 784, 8 + 124_800, 16 + 20_800 * 784, 8 + 20_800]);
});

test('the classes are the alphabet', () => {
  expect(emnistLetters.classes.join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
});

describe('pictures that lie on their side, with labels from 1 on', () => {
  /** An L of 3 × 2 pixels as EMNIST stores it, columns for rows: the stem is its first row. */
  const stored = Uint8Array.of(1, 1, 1, 0, 0, 1);
  const upright = [1, 0, 1, 0, 1, 1];
  const labels = (...data: readonly number[]): Uint8Array => writeIdx({ shape: [data.length], data: Uint8Array.from(data) });
  const pictures = writeIdx({ shape: [2, 2, 3], data: Uint8Array.of(...stored, ...stored.map((value) => 9 * value)) });

  function createLetters(...trainingLabels: readonly number[]) {
    const contents = new Map([
      [trainImages, pictures],
      [trainLabels, labels(...trainingLabels)],
      [testImages, pictures],
      [testLabels, labels(26, 1)],
    ]);
    const { published } = describeContents(contents).definition;
    const { classes, isTransposed, firstLabel } = emnistLetters;
    const definition = createMnistLike({
      name: 'fake-letters',
      description: 'Letters for tests.',
      source: 'made by hand',
      license: 'MIT',
      classes,
      published,
      ...(isTransposed === undefined ? {} : { isTransposed }),
      ...(firstLabel === undefined ? {} : { firstLabel }),
    });
    return { definition, contents };
  }

  test('are made upright, and their labels become classes from 0 on', async () => {
    const { definition, contents } = createLetters(12, 1);
    const { train, test: held } = await definition.load(memoryContext(contents));
    expect(train.inputShape).toEqual([3, 2]);
    expect([...train.pixels(0)]).toEqual(upright);
    expect([...train.pixels(1)]).toEqual(upright.map((value) => 9 * value));
    expect([0, 1].map((index) => train.classes[train.label(index)])).toEqual(['L', 'A']);
    expect([0, 1].map((index) => held.classes[held.label(index)])).toEqual(['Z', 'A']);
  });

  test('leave the files as they are: their checksums are right afterwards too', async () => {
    const { definition, contents } = createLetters(12, 1);
    await definition.load(memoryContext(contents));
    for (const [index, name] of fileNames.entries()) {
      expect(createHash('sha256').update(contentOf(contents, name)).digest('hex')).toBe(definition.published.files[index]?.sha256);
    }
  });

  test.each([
    { label: 0, message: `memory:${trainLabels} gives sample 1 the label 0, but its labels begin at 1.` },
    { label: 27, message: `memory:${trainLabels} gives sample 1 the label 26, but "fake-letters" has the classes 0 to 25.` },
  ])('with the label $label are refused', async ({ label, message }) => {
    const { definition, contents } = createLetters(12, label);
    expect(await thrownBy(() => definition.load(memoryContext(contents)))).toMatchObject({ code: 'VITRUM_INVALID_DATASET', message });
  });
});
