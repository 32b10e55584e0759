import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPluginShape, createRegistry, errorCodes } from '@vitrum/core';
import { createMnistLike } from '@vitrum/datasets';
import {
  contentOf,
  createFakeMnist,
  describeContents,
  fileNames,
  labels,
  memoryContext,
  pictures,
  testImages,
  testLabels,
  trainImages,
  trainLabels,
} from './support/fake-mnist.ts';
import { thrownBy } from './support/thrown-by.ts';

const { definition, contents } = createFakeMnist();

test('its four files become a training and a test part', async () => {
  const { train, test: held } = await definition.load(memoryContext(contents));
  expect(train).toMatchObject({ name: 'fake-mnist', size: 6, inputShape: [2, 3], targetSize: 10 });
  expect(held).toMatchObject({ name: 'fake-mnist', size: 3, inputShape: [2, 3], targetSize: 10 });
  expect(train.pixels(5)).toEqual(Uint8Array.of(200, 201, 202, 203, 204, 205)); // pixel p of picture 5 is 40·5 + p
  expect([train.label(5), held.label(2)]).toEqual([5, 2]);
});

test('a dataset needs a name in the registered form', async () => {
  const { name: _, ...rest } = definition;
  const made = createMnistLike({ ...rest, name: 'Fake MNIST', description: '', source: '', classes: [] });
  const error = await thrownBy(() => createRegistry([{ name: 'p', version: '1.0.0', datasets: [made] }], checkPluginShape));
  expect(error.code).toBe('VITRUM_INVALID_CONTRIBUTION');
});

describe('a wrong file is told by the most specific error', () => {
  const original = contentOf(contents, trainImages);
  const changed = original.slice();
  changed[20] = 255;
  const tenLabels = labels(10);
  tenLabels[8 + 9] = 10; // after a header of 8 bytes

  const cases = [
    {
      title: 'cut short, and so of another checksum',
      file: trainImages,
      bytes: original.subarray(0, 30),
      code: 'VITRUM_INVALID_IDX',
      message: `memory:${trainImages} is cut short: the header promises 6 × 2 × 3 = 36 bytes of data, the file has 14.`,
    },
    {
      title: 'of the other part',
      file: testLabels,
      bytes: labels(6),
      code: 'VITRUM_COUNT_MISMATCH',
      message: `memory:${testImages} has 3 images, memory:${testLabels} has 6 labels.`,
    },
    {
      title: 'of the other kind',
      file: trainLabels,
      bytes: pictures(6),
      code: 'VITRUM_INVALID_DATASET',
      message: `memory:${trainLabels} should hold unsigned bytes for labels, [samples]; it holds 36 unsigned bytes of shape [6, 2, 3].`,
    },
  ];

  test.each(cases)('$title', async ({ file, bytes, code, message }) => {
    const context = memoryContext(new Map([...contents, [file, bytes]]));
    expect(await thrownBy(() => definition.load(context))).toMatchObject({ code, message });
  });

  test('a label beyond the ten classes', async () => {
    const published = describeContents(new Map([...contents, [trainImages, pictures(10)], [trainLabels, tenLabels]]));
    expect(await thrownBy(() => published.definition.load(memoryContext(published.contents)))).toMatchObject({
      code: 'VITRUM_INVALID_DATASET',
      message: `memory:${trainLabels} gives sample 9 the label 10, but "fake-mnist" has the classes 0 to 9.`,
    });
  });

  test('one pixel changed', async () => {
    const context = memoryContext(new Map([...contents, [trainImages, changed]]));
    const { code, message, hint } = await thrownBy(() => definition.load(context));
    const found = createHash('sha256').update(changed).digest('hex');
    expect(code).toBe('VITRUM_CHECKSUM_MISMATCH');
    expect(message).toBe(
      `memory:${trainImages} is not the published ${trainImages}: its SHA-256 should be ${definition.published.files[0].sha256}, but is ${found}.`,
    );
    expect(hint).toContain(`https://mirror.example/fake/${trainImages}.gz`);
  });
});

test("the context's own SHA-256 is used where it has one", async () => {
  const context = { ...memoryContext(contents), sha256: () => Promise.resolve('another') };
  const { code, message } = await thrownBy(() => definition.load(context));
  expect(code).toBe('VITRUM_CHECKSUM_MISMATCH');
  expect(message).toMatch(/, but is another\.$/);
});

test('no changed byte goes unnoticed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fileNames), fc.nat(), fc.integer({ min: 1, max: 255 }), async (name, position, difference) => {
      const bytes = contentOf(contents, name).slice();
      const at = position % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ difference;
      const { code } = await thrownBy(() => definition.load(memoryContext(new Map([...contents, [name, bytes]]))));
      expect(errorCodes[code].category).toBe('data');
    }),
    { seed: 7, numRuns: 500 },
  );
});
