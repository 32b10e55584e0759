import { VitrumError, type Dataset } from '@vitrum/core';
import { contributionFailure, checkOption, didYouMean, nearestName } from '@vitrum/core/internal';
import { classOf } from '../metrics/class-of.ts';
import { taskOf } from '../task-of.ts';

/** How much samples of each class count: weights by name, or `balanced`. */
export type ClassWeights = 'balanced' | Readonly<Record<string, number>>;

/** Names in a message. */
const maxListed = 20;

/**
 * The weight of every class in training, in the order of the dataset's classes; undefined if all are 1. `balanced` gives class c of
 * k classes that occur the weight n / (k·n_c): every class then counts the same, and the mean weight of a sample is 1. Reads the
 * label of every sample for that.
 *
 * Source: King & Zeng 2001, doi:10.1093/oxfordjournals.pan.a004868.
 *
 * @throws VITRUM_INVALID_OPTION when the task is another one, or a class or its weight is none
 */
export function classWeightsOf(weights: ClassWeights, dataset: Dataset): Float64Array | undefined {
  if (weights !== 'balanced' && Object.keys(weights).length === 0) return undefined;
  if (taskOf(dataset) !== 'classification') throw noClasses(dataset);
  const classes = Math.max(2, dataset.targetSize);
  const all = weights === 'balanced' ? balanced(countsOf(dataset, classes)) : named(weights, dataset.classes?.length === classes ? dataset.classes : numbered(classes));
  return all.every((weight) => weight === 1) ? undefined : all;
}

function balanced(counts: readonly number[]): Float64Array {
  const size = counts.reduce((sum, count) => sum + count, 0);
  const occurring = counts.filter((count) => count > 0).length;
  return Float64Array.from(counts, (count) => (count === 0 ? 1 : size / (occurring * count)));
}

function named(weights: Readonly<Record<string, number>>, names: readonly string[]): Float64Array {
  const all = new Float64Array(names.length).fill(1);
  for (const [name, weight] of Object.entries(weights)) {
    const at = names.indexOf(name);
    if (at === -1) throw unknownClass(name, names);
    checkOption({ type: 'number', exclusiveMinimum: 0 }, weight, `classWeights of "${name}"`);
    all[at] = weight;
  }
  return all;
}

const numbered = (classes: number): readonly string[] => Array.from({ length: classes }, (_, index) => String(index));

function countsOf(dataset: Dataset, classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  const target = new Float32Array(dataset.targetSize);
  const labelOf = dataset.label?.bind(dataset) ?? ((index: number): number => {
    dataset.readTarget(index, target, 0);
    return classOf(target);
  });
  try {
    for (let index = 0; index < dataset.size; index++) {
      const label = labelOf(index);
      counts[label] = (counts[label] ?? 0) + 1;
    }
  } catch (error) {
    throw contributionFailure('datasets', dataset.name, dataset, error);
  }
  return counts;
}

function unknownClass(name: string, names: readonly string[]): VitrumError {
  const nearest = nearestName(name, names);
  const more = names.length > maxListed ? `, and ${names.length - maxListed} more` : '';
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `classWeights has a weight for "${name}", and the data have no such class.`,
    hint: `${didYouMean(nearest)}Classes: ${names.slice(0, maxListed).join(', ')}${more}.`,
    nearest,
  });
}

function noClasses(dataset: Dataset): VitrumError {
  const task = taskOf(dataset);
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `classWeights are for classification, and "${dataset.name}" is for ${task}: ${task === 'regression' ? 'numbers have no classes' : 'several labels may apply to a sample'}.`,
    hint: 'Leave them out; weights of single samples, from a column of the data, fit every task (sampleWeights of the dataset).',
  });
}
