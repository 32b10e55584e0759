import { describeValue, type Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { classOf } from '@vitrum/trainer';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatRow } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { isLoaded, loadedOnce, partsOf, someSamples } from './loaded.ts';

/** What a dataset says of a sample in several ways is the same. */
export const datasetAgreement: Check<Subject<'datasets'>> = {
  name: 'agreement',
  title: 'labels, targets, bytes and pictures of a sample agree',
  run: async (subject) => {
    const loaded = await loadedOnce(subject);
    if (!isLoaded(loaded)) return loaded;
    const failures = partsOf(loaded).flatMap(([part, dataset]) =>
      [targetFaults(dataset), byteFaults(dataset), pictureFaults(dataset), descriptionFaults(dataset)].flatMap((faults) =>
        faults.slice(0, 1).map((message): Finding => ({ message: `${part}: ${message}` })),
      ),
    );
    const { train } = loaded;
    const ways = [
      'targets',
      ...(train.label ? ['labels'] : []),
      ...(train.inputBytes ? ['bytes'] : []),
      ...(train.pixels ? ['pictures'] : []),
      ...(train.describe ? ['descriptions'] : []),
    ];
    return outcome(ways.join(', '), firstFew(failures));
  },
};

function targetFaults(dataset: Dataset): readonly string[] {
  switch (dataset.task) {
    case 'regression':
      return [];
    case 'multi-label':
      return labelRowFaults(dataset);
    default:
      return labelFaults(dataset);
  }
}

/** Every label applies or does not: nothing is in between. */
function labelRowFaults(dataset: Dataset): readonly string[] {
  return someSamples(dataset).flatMap((index) => {
    const target = new Float32Array(dataset.targetSize);
    dataset.readTarget(index, target, 0);
    if (target.every((t) => t === 0 || t === 1)) return [];
    return [`the target of sample ${index} is ${formatRow(target)}; of several labels each must be 0 or 1.`];
  });
}

function labelFaults(dataset: Dataset): readonly string[] {
  const { classes, targetSize } = dataset;
  if (classes === undefined) return [];
  return someSamples(dataset).flatMap((index) => {
    const target = new Float32Array(targetSize);
    dataset.readTarget(index, target, 0);
    const isOneHot = targetSize === 1 ? target[0] === 0 || target[0] === 1 : isOneHotRow(target);
    if (!isOneHot) return [`the target of sample ${index} is ${formatRow(target)}; with classes it must be one-hot.`];
    const label = dataset.label?.(index);
    if (label === undefined) return [];
    if (!Number.isInteger(label) || label < 0 || label >= classes.length) {
      return [`the label of sample ${index} is ${String(label)}; there are classes 0 … ${classes.length - 1}.`];
    }
    return label === classOf(target)
      ? []
      : [`the label of sample ${index} is ${label}, its target ${formatRow(target)} says ${classOf(target)}.`];
  });
}

function isOneHotRow(target: Float32Array): boolean {
  return target.every((t) => t === 0 || t === 1) && target.filter((t) => t === 1).length === 1;
}

/** The fast way to the inputs must be the plain one. */
function byteFaults(dataset: Dataset): readonly string[] {
  const { inputBytes, size } = dataset;
  if (inputBytes === undefined) return [];
  const { bytes, divisor } = inputBytes;
  const inputSize = sizeOf(dataset.inputShape);
  if (bytes.length !== size * inputSize)
    return [`inputBytes has ${bytes.length} bytes; ${size} samples of ${inputSize} need ${size * inputSize}.`];
  return someSamples(dataset).flatMap((index) => {
    const input = inputOf(dataset, index);
    const i = input.findIndex((x, place) => x !== Math.fround((bytes[index * inputSize + place] ?? NaN) / divisor));
    if (i === -1) return [];
    return [
      `number ${i} of the input of sample ${index} is ${String(input[i])}, ` +
      `its byte ${String(bytes[index * inputSize + i])} / ${divisor} is another number.`,
    ];
  });
}

/** A picture shows what is learned from: as many pixels as inputs, dark where they are. */
function pictureFaults(dataset: Dataset): readonly string[] {
  if (dataset.pixels === undefined) return [];
  return someSamples(dataset).flatMap((index) => {
    const pixels = dataset.pixels?.(index) ?? new Uint8Array(0);
    const input = inputOf(dataset, index);
    if (pixels.length !== input.length)
      return [`the picture of sample ${index} has ${pixels.length} pixels, its input ${input.length} numbers.`];
    if (dataset.inputBytes === undefined) return [];
    const start = index * input.length;
    const i = pixels.findIndex((pixel, place) => pixel !== dataset.inputBytes?.bytes[start + place]);
    return i === -1
      ? []
      : [`pixel ${i} of sample ${index} is ${String(pixels[i])}, its byte ${String(dataset.inputBytes.bytes[start + i])}.`];
  });
}

function descriptionFaults(dataset: Dataset): readonly string[] {
  if (dataset.describe === undefined) return [];
  return someSamples(dataset).flatMap((index) => {
    const text: unknown = dataset.describe?.(index);
    return typeof text === 'string' ? [] : [`describe(${index}) gives ${describeValue(text)}; it must be a text.`];
  });
}

function inputOf(dataset: Dataset, index: number): Float32Array {
  const input = new Float32Array(sizeOf(dataset.inputShape));
  dataset.readInput(index, input, 0);
  return input;
}
