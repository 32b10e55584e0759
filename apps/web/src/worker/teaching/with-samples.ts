import type { Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { OwnSample } from '../../shared/api/own-data.ts';

/** A dataset with a visitor's samples behind its own. */
export function withSamples(dataset: Dataset, added: readonly OwnSample[]): Dataset {
  const { name, size, inputShape, targetSize, task, classes, targetScaling } = dataset;
  const own = (index: number): OwnSample | undefined => added[index - size];
  return {
    name,
    size: size + added.length,
    inputShape,
    targetSize,
    ...(task !== undefined && { task }),
    ...(classes !== undefined && { classes }),
    ...(targetScaling !== undefined && { targetScaling }),
    readInput: (index, out, offset) => {
      const sample = own(index);
      if (sample === undefined) dataset.readInput(index, out, offset);
      else out.set(sample.input.subarray(0, sizeOf(inputShape)), offset);
    },
    readTarget: (index, out, offset) => {
      const sample = own(index);
      if (sample === undefined) dataset.readTarget(index, out, offset);
      else out.set(targetOf(dataset, sample), offset);
    },
    ...(dataset.label !== undefined && { label: (index: number) => labelOf(own(index)) ?? dataset.label?.(index) ?? 0 }),
    ...(dataset.describe !== undefined && { describe: (index: number) => (own(index) === undefined ? (dataset.describe?.(index) ?? '') : 'a sample of your own') }),
  };
}

/** The target row of a visitor's sample: of a class, as the data code it. */
export function targetOf({ targetSize }: Pick<Dataset, 'targetSize'>, { target }: OwnSample): Float64Array {
  if ('row' in target) return Float64Array.from(target.row);
  if (targetSize === 1) return Float64Array.of(target.label);
  return Float64Array.from({ length: targetSize }, (_, index) => Number(index === target.label));
}

const labelOf = (sample: OwnSample | undefined): number | undefined => (sample !== undefined && 'label' in sample.target ? sample.target.label : undefined);
