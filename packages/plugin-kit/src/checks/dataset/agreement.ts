import type { Dataset } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { classOf } from '@vitrum/trainer/internal';
import { formatRow } from '../../numerics/format-number.ts';
import { datasetCheck } from './dataset-check.ts';
import { inputOf, targetOf } from './read-sample.ts';

/** The different readings of a sample agree. */
export const datasetAgreement = datasetCheck('agreement', 'labels, targets, bytes and pictures of a sample agree', ({ loaded: { train }, parts, tried }) => {
  const ways = { label: 'labels', inputBytes: 'bytes', pixels: 'pictures', describe: 'descriptions' } as const;
  tried(['targets', ...Object.entries(ways).flatMap(([property, way]) => (property in train ? [way] : []))].join(', '));
  for (const { dataset, failFirst } of parts)
    for (const faultOf of [targetFault, byteFault, pictureFault, descriptionFault]) failFirst((index) => faultOf(dataset, index));
});

function targetFault(dataset: Dataset, index: number): string | undefined {
  if (dataset.task === 'regression') return undefined;
  const target = targetOf(dataset, index);
  return dataset.task === 'multi-label' ? labelRowFault(target, index) : labelFault(dataset, target, index);
}

/** Each label is 0 or 1. */
function labelRowFault(target: Float32Array, index: number): string | undefined {
  return target.every(isBit) ? undefined : `the target of sample ${index} is ${formatRow(target)}; of several labels each must be 0 or 1.`;
}

function labelFault(dataset: Dataset, target: Float32Array, index: number): string | undefined {
  const { classes } = dataset;
  if (classes === undefined) return undefined;
  const isOneHot = target.every(isBit) && (target.length === 1 || target.filter((t) => t === 1).length === 1);
  if (!isOneHot) return `the target of sample ${index} is ${formatRow(target)}; with classes it must be one-hot.`;
  const label = dataset.label?.(index);
  if (label === undefined || label === classOf(target)) return undefined;
  return classes[label] === undefined
    ? `the label of sample ${index} is ${String(label)}; there are classes 0 … ${classes.length - 1}.`
    : `the label of sample ${index} is ${label}, its target ${formatRow(target)} says ${classOf(target)}.`;
}

const isBit = (t: number): boolean => t === 0 || t === 1;

/** The fast path to the inputs agrees with the plain one. */
function byteFault(dataset: Dataset, index: number): string | undefined {
  if (dataset.inputBytes === undefined) return undefined;
  const { size, inputBytes: { bytes, divisor } } = dataset;
  const input = inputOf(dataset, index);
  const { length } = input;
  if (bytes.length !== size * length) return `inputBytes has ${bytes.length} bytes; ${size} samples of ${length} need ${size * length}.`;
  const i = input.findIndex((x, place) => x !== Math.fround((bytes[index * length + place] ?? NaN) / divisor));
  if (i === -1) return undefined;
  return `number ${i} of the input of sample ${index} is ${String(input[i])}, its byte ${String(bytes[index * length + i])} / ${divisor} is another number.`;
}

/** A picture shows the input: as many pixels as inputs, dark where they are. */
function pictureFault(dataset: Dataset, index: number): string | undefined {
  const pixels = dataset.pixels?.(index);
  if (pixels === undefined) return undefined;
  const { length } = inputOf(dataset, index);
  if (pixels.length !== length) return `the picture of sample ${index} has ${pixels.length} pixels, its input ${length} numbers.`;
  const bytes = dataset.inputBytes?.bytes.subarray(index * length);
  const i = bytes === undefined ? -1 : pixels.findIndex((pixel, place) => pixel !== bytes[place]);
  return i === -1 ? undefined : `pixel ${i} of sample ${index} is ${String(pixels[i])}, its byte ${String(bytes?.[i])}.`;
}

function descriptionFault(dataset: Dataset, index: number): string | undefined {
  const text: unknown = dataset.describe?.(index);
  return dataset.describe === undefined || typeof text === 'string' ? undefined : `describe(${index}) gives ${describeValue(text)}; it must be a text.`;
}
