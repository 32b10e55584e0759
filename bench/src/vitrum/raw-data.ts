import { closeSync, openSync, readSync } from 'node:fs';
import { type Dataset, type DatasetSplits } from 'vitrum';
import { createImageDataset } from 'vitrum/data';
import { classCount, pixelsPerPicture, rawFiles } from '../data/raw-files.ts';

const classes = Array.from({ length: classCount }, (_, digit) => String(digit));

function readFirst(file: string, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, bytes, 0, count, 0);
  closeSync(descriptor);
  if (read !== count) throw new RangeError(`${count} bytes were wanted of a file that has ${read}.`);
  return bytes;
}

function readDataset(imageFile: string, labelFile: string, samples: number): Dataset {
  const [images, labels] = [readFirst(imageFile, samples * pixelsPerPicture), readFirst(labelFile, samples)];
  return createImageDataset({
    name: 'benchmark',
    classes,
    images: { name: 'pictures', shape: [labels.length, 28, 28], numbers: images },
    labels: { name: 'labels', shape: [labels.length], numbers: labels },
  });
}

/** The first samples of the benchmark's data, as bytes. */
export function readRawData(folder: string, trainSamples: number, testSamples: number): DatasetSplits {
  const files = rawFiles(folder);
  return {
    train: readDataset(files.trainImages, files.trainLabels, trainSamples),
    test: readDataset(files.testImages, files.testLabels, testSamples),
  };
}
