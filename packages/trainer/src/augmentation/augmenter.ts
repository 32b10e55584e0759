import type { Augmentation, Dataset, FloatArray } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { createDraws } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import { affineStage } from './affine-stage.ts';
import { mixingStage } from './mixing-stage.ts';
import { pictureShapeOf } from './picture-shape.ts';
import { pictureStage } from './picture-stage.ts';
import type { DrawnAugmentation, SamplesOfBatch, Stage } from './stage.ts';

/** Changes the samples of training batches, as a list of augmentations says. */
export class Augmenter {
  readonly #stages: readonly Stage[];

  /** @throws VITRUM_SHAPE_MISMATCH when an augmentation of pictures is given other samples */
  constructor(augmentations: readonly Augmentation[], dataset: Dataset, seed: number) {
    const drawn = augmentations.map((augmentation, i) => ({ augmentation, draws: createDraws(seed, randomStreams.augmentations + i) }));
    this.#stages = joinAffine(drawn).map((group) => stageOf(group, dataset));
  }

  /**
   * Changes a batch in place. What it draws depends on the seed, the epoch and the number of a sample in its dataset; only what it
   * mixes a sample with depends on the batch.
   */
  apply(inputs: FloatArray, targets: FloatArray, samples: SamplesOfBatch): void {
    for (const { run, first: { augmentation } } of this.#stages) {
      try {
        run(inputs, targets, samples);
      } catch (error) {
        throw contributionFailure('augmentations', augmentation.name, augmentation, error);
      }
    }
  }
}

/** Groups of consecutive affine augmentations with the same fill; any other one is a group by itself. */
function joinAffine(drawn: readonly DrawnAugmentation[]): readonly (readonly DrawnAugmentation[])[] {
  const groups: DrawnAugmentation[][] = [];
  for (const each of drawn) {
    const last = groups.at(-1)?.at(-1)?.augmentation;
    const { augmentation } = each;
    const isJoined = last?.kind === 'affine' && augmentation.kind === 'affine' && (last.fill ?? 'zero') === (augmentation.fill ?? 'zero');
    if (isJoined) groups.at(-1)?.push(each);
    else groups.push([each]);
  }
  return groups;
}

function stageOf(group: readonly DrawnAugmentation[], dataset: Dataset): Stage {
  const [first] = group;
  if (first === undefined) throw new Error('a group has an augmentation'); // groups are never empty
  const { augmentation, draws } = first;
  if (augmentation.kind === 'mixing') return { first, run: mixingStage(augmentation, draws, dataset) };
  const shape = pictureShapeOf(dataset, augmentation.name);
  try {
    if (augmentation.kind === 'affine') return { first, run: affineStage(group, shape) };
    return { first, run: pictureStage(augmentation, draws, shape) };
  } catch (error) {
    throw contributionFailure('augmentations', augmentation.name, augmentation, error);
  }
}
