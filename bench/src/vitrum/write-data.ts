import { writeFile } from 'node:fs/promises';
import { createVitrum, isVitrumError } from 'vitrum';
import { createRandom } from 'vitrum/parts';
import { createFolderContext } from '@vitrum/data-cache';
import { classCount, pixelsPerPicture, rawFiles } from '../data/raw-files.ts';
import { answer, readRequest } from './answer.ts';

interface Split {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

const publishedSizes = { train: 60_000, test: 10_000 } as const;
/** Fraction of nonzero pixels in MNIST. */
const nonZeroShare = 0.19;

async function readMnist(): Promise<{ train: Split; test: Split }> {
  const { train, test } = await createVitrum().datasets.get('mnist').load(createFolderContext({ download: false }));
  const toSplit = (dataset: typeof train): Split => ({
    images: dataset.inputBytes?.bytes ?? new Uint8Array(),
    labels: Uint8Array.from({ length: dataset.size }, (_, index) => dataset.label(index)),
  });
  return { train: toSplit(train), test: toSplit(test) };
}

function drawRandom(samples: number, seed: number): Split {
  const random = createRandom(seed);
  const drawPixel = () => (random.uniform() < nonZeroShare ? 1 + Math.floor(random.uniform() * 255) : 0);
  return {
    images: Uint8Array.from({ length: samples * pixelsPerPicture }, drawPixel),
    labels: Uint8Array.from({ length: samples }, () => Math.floor(random.uniform() * classCount)),
  };
}

async function read(): Promise<{ isMnist: boolean; train: Split; test: Split }> {
  try {
    return { isMnist: true, ...(await readMnist()) };
  } catch (error) {
    if (!isVitrumError(error) || error.code !== 'VITRUM_DATASET_NOT_FOUND') throw error;
    return { isMnist: false, train: drawRandom(publishedSizes.train, 1), test: drawRandom(publishedSizes.test, 2) };
  }
}

// sent by the benchmark
const { folder } = readRequest() as { readonly folder: string };
const { isMnist, train, test } = await read();
const files = rawFiles(folder);
await writeFile(files.trainImages, train.images);
await writeFile(files.trainLabels, train.labels);
await writeFile(files.testImages, test.images);
await writeFile(files.testLabels, test.labels);
answer({ isMnist, trainSamples: train.labels.length, testSamples: test.labels.length });
