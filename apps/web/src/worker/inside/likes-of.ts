import type { Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { ExcitingSample, GroupMean, NeuronLikes, UnitRequest } from '../../shared/api/inside.ts';
import { sampleAt } from '../data/summarize-data.ts';
import { passSamples } from './pass-samples.ts';
import { maxOf, placesAround } from './unit-places.ts';

/** How many samples are shown at each end. */
const shown = 12;

/**
 * What a unit answers to: one pass over the first `count` held-out samples. Undefined for a layer or a unit that the network does not
 * have.
 */
export async function likesOf(network: Network, dataset: Dataset, { layer, unit }: UnitRequest, count: number): Promise<NeuronLikes | undefined> {
  const asked = network.layers[layer];
  if (asked === undefined || unit >= sizeOf(asked.outputShape) || count === 0) return undefined;
  const places = placesAround(asked, unit);
  const width = sizeOf(asked.outputShape);
  const answers = new Float64Array(count);
  await passSamples(network, dataset, count, (start, batch) => {
    const a = asked.a?.data ?? new Float32Array();
    for (let row = 0; row < batch; row++) answers[start + row] = maxOf(a, row * width, places);
  });
  const order = [...answers.keys()].sort((one, other) => (answers[other] ?? 0) - (answers[one] ?? 0) || one - other);
  const show = (index: number): ExcitingSample => ({ ...sampleAt(dataset, 'test', index), a: answers[index] ?? NaN });
  return {
    layer,
    unit,
    looked: count,
    most: order.slice(0, shown).map(show),
    least: order.slice(-shown).reverse().map(show),
    groups: groupMeans(dataset, answers),
    mean: meanOf(answers),
  };
}

/** Means by class; where one number is to be told, by thirds of the targets from the smallest to the largest. */
function groupMeans(dataset: Dataset, answers: Float64Array): readonly GroupMean[] {
  const { classes, task = 'classification', targetSize } = dataset;
  if (task === 'classification' && dataset.label !== undefined) {
    const names = classes ?? Array.from({ length: Math.max(2, targetSize) }, (_, index) => String(index));
    return names.map((name, index) => groupOf(name, answers.filter((_, sample) => dataset.label?.(sample) === index)));
  }
  if (task !== 'regression' || targetSize !== 1) return [];
  const target = new Float64Array(1);
  const targets = Array.from(answers, (_, sample) => {
    dataset.readTarget(sample, target, 0);
    return target[0] ?? NaN;
  });
  const order = [...targets.keys()].sort((one, other) => (targets[one] ?? 0) - (targets[other] ?? 0));
  return ['the smallest third of the targets', 'the middle third', 'the largest third'].map((name, third) => {
    const members = order.slice(Math.round((third * order.length) / 3), Math.round(((third + 1) * order.length) / 3));
    return groupOf(name, Float64Array.from(members, (sample) => answers[sample] ?? NaN));
  });
}

const groupOf = (name: string, answers: Float64Array): GroupMean => ({ name, samples: answers.length, mean: meanOf(answers) });

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
