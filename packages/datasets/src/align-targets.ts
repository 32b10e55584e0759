import { VitrumError, type Dataset, type FloatArray, type Scaling, type Task } from '@vitrum/core';
import { CategoryPlaces } from './encoding/category-places.ts';
import { listSome } from './list-some.ts';
import { datasetOf } from './rows/dataset-of.ts';
import { loaderOf, samplesOf, type Samples } from './rows/samples.ts';
import { classOfTarget, writeOneHot, type Targets } from './rows/targets.ts';

/** The meaning of a model's outputs. */
export interface TargetForm {
  readonly task: Task;
  /** Names of classes, labels or numbers; undefined if the model has none. */
  readonly classes: readonly string[] | undefined;
  /** Number of outputs. */
  readonly size: number;
  readonly scaling?: Scaling | undefined;
}

/**
 * Aligns a dataset's targets with a model's outputs: classes, labels and numbers are matched by name in any order, and numbers
 * rescaled. The dataset may lack some of the model's classes or labels.
 *
 * @param what - The name of the data in messages.
 * @throws VITRUM_CLASS_MISMATCH, which names both lists; VITRUM_SHAPE_MISMATCH where there are no names to go by
 */
export function alignTargets(dataset: Dataset, form: TargetForm, what = `"${dataset.name}"`): Dataset {
  const { task = 'classification', classes, targetSize } = dataset;
  if (task !== form.task) throw mismatch(`The model is for ${form.task}, and ${what} has targets for ${task}.`);
  if (classes === undefined || form.classes === undefined) {
    if (targetSize === form.size) return inPlaces(dataset, form, Array.from({ length: targetSize }, (_, i) => i));
    throw wrongSize(what, targetSize, form.size);
  }
  const places = placesOf(classes, form.classes);
  const isWhole = task !== 'regression' || classes.length === form.classes.length;
  if (places.includes(undefined) || !isWhole) throw otherNames(task, what, classes, form.classes);
  const known = places.map((place) => place ?? 0);
  const isSame = classes.join('\n') === form.classes.join('\n') && targetSize === form.size;
  if (isSame && task !== 'regression') return dataset;
  if (task === 'classification') {
    const { classes: names, size } = form;
    return datasetOf(withTargets(samplesOf(dataset), (targets) => withClasses(targets, names, size, known)));
  }
  return inPlaces(dataset, form, known);
}

/** Reorders numbers and labels as in the model; returns the same dataset if they already match. */
function inPlaces(dataset: Dataset, form: TargetForm, places: readonly number[]): Dataset {
  const isPlain = form.task !== 'regression' || sameScaling(dataset.targetScaling, form.scaling);
  if (isPlain && dataset.targetSize === form.size && places.every((place, index) => place === index)) return dataset;
  return datasetOf(withTargets(samplesOf(dataset), (targets) => withScaling(targets, form, places)));
}

/** The classes or labels of a model that the data lack. */
export function absentClasses({ classes = [] }: Dataset, known: readonly string[]): readonly string[] {
  const present = new Set(placesOf(classes, known));
  return known.filter((_, place) => !present.has(place));
}

/** The index of each name among the known ones; `1.0` equals `1`. */
function placesOf(names: readonly string[], known: readonly string[]): readonly (number | undefined)[] {
  const places = new CategoryPlaces(known);
  return names.map((name) => places.find(name));
}

function withClasses(targets: Targets, classes: readonly string[], size: number, places: readonly number[]): Targets {
  const row = new Float32Array(targets.size);
  const label = (index: number): number => {
    if (targets.label !== undefined) return places[targets.label(index)] ?? 0;
    targets.read(index, row, 0);
    return places[classOfTarget(row)] ?? 0;
  };
  const read = (index: number, out: FloatArray, offset: number): void => {
    if (size === 1) out[offset] = label(index);
    else writeOneHot(label(index), size, out, offset);
  };
  return { ...targets, size, classes, label, read };
}

/** Undoes the scaling of the targets and applies the model's. */
function withScaling(targets: Targets, { scaling: to, classes, size, task }: TargetForm, places: readonly number[]): Targets {
  const { scaling: from, ...unscaled } = targets;
  const isPlain = task !== 'regression' || sameScaling(from, to);
  const row = new Float64Array(targets.size);
  const read = (index: number, out: FloatArray, offset: number): void => {
    targets.read(index, row, 0);
    out.fill(0, offset, offset + size);
    places.forEach((place, k) => {
      const value = (from?.offsets[k] ?? 0) + (from?.scales[k] ?? 1) * (row[k] ?? 0);
      out[offset + place] = isPlain ? (row[k] ?? 0) : (value - (to?.offsets[place] ?? 0)) / (to?.scales[place] ?? 1);
    });
  };
  return { ...unscaled, size, read, ...(classes && { classes }), ...(to && { scaling: to }) };
}

/** The same samples with converted targets, including blocks read from disk. */
function withTargets(samples: Samples, convert: (targets: Targets) => Targets): Samples {
  const load = loaderOf(samples);
  return {
    ...samples,
    targets: convert(samples.targets),
    ...(load && { load: async (indices: Uint32Array) => withTargets(await load(indices), convert) }),
  };
}

function sameScaling(a: Scaling | undefined, b: Scaling | undefined): boolean {
  return JSON.stringify([a?.offsets, a?.scales]) === JSON.stringify([b?.offsets, b?.scales]);
}

const nouns: Readonly<Record<Task, string>> = { classification: 'classes', 'multi-label': 'labels', regression: 'targets' };

function otherNames(task: Task, what: string, names: readonly string[], known: readonly string[]): VitrumError {
  return mismatch(`The ${nouns[task]} differ: ${what} has ${listSome(names)}; the model knows ${listSome(known)}.`);
}

function mismatch(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_CLASS_MISMATCH',
    message,
    hint: 'Give data with the classes that the model was trained on, under the same names; their order does not matter, and some may be absent.',
  });
}

function wrongSize(what: string, targetSize: number, size: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The model gives ${size} outputs, and ${what} has ${targetSize} targets.`,
    hint: 'Give data with as many classes, labels or numbers as the model was trained on.',
  });
}
