import type { Augmentation, PictureShape } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { range } from '../../numerics/sample-points.ts';
import { createTrial, describeShape, pictureShapes, type Trial } from './trial.ts';

const seeds = range(1, 30, (seed) => seed);
/** What a new picture holds before it is filled. */
const untouched = 1234.5;
const identity = [1, 0, 0, 0, 1, 0];

/** A new picture is filled with finite numbers, a map is finite, a weight is from 0 to 1. */
export const augmentationResult = check<CheckContext<'augmentations'>>('result', 'it gives finite numbers, all of them, and leaves what it is given as it is', ({ variants, tried }) => {
  tried(`${seeds.length} draws for each of ${pictureShapes.map(describeShape).join(', ')}`);
  for (const [i, { made, fail, note }] of variants.entries()) {
    let hasChanged = false;
    for (const shape of pictureShapes) {
      const apply = createTrial(made, shape);
      const trials = seeds.map((seed) => apply(seed, untouched));
      const faults = trials.flatMap((trial) => faultsOf(made, trial, shape)).slice(0, 1);
      fail(...faults);
      hasChanged ||= faults.length > 0 || trials.some((trial) => changes(made, trial));
    }
    if (i === 0 && !hasChanged) note({ message: `With its default options it changes nothing in ${seeds.length * pictureShapes.length} trials.` });
  }
});

function faultsOf(made: Augmentation, { before, from, result }: Trial, shape: PictureShape): readonly Fault[] {
  if (made.kind === 'mixing') {
    const [weight = NaN] = Array.from(result);
    return weight >= 0 && weight <= 1 ? [] : [{ where: 'The weight of a sample', got: weight, expected: 'a number from 0 to 1' }];
  }
  const wrong = Array.from(result).findIndex((value) => !Number.isFinite(value));
  const value = String(result[wrong]);
  if (made.kind === 'affine') {
    return wrong === -1 ? [] : [{ message: `For ${describeShape(shape)}, number ${wrong} of its map is ${value}.`, hint: 'A map has six finite numbers.' }];
  }
  if (from.some((pixel, i) => pixel !== before[i])) {
    return [{ message: `It writes to the picture that it is given, ${describeShape(shape)}.`, hint: 'Write to the new picture alone.' }];
  }
  if (wrong !== -1) return [{ message: `What it makes of ${describeShape(shape)} has ${value} in place ${wrong}.`, hint: 'Look for a division by zero, or a draw outside of its range.' }];
  const missing = Array.from(result).indexOf(untouched);
  if (missing === -1) return [];
  return [{ message: `It leaves number ${missing} of the new picture as it was, for ${describeShape(shape)}.`, hint: 'It has to write every number, also those that stay the same.' }];
}

function changes(made: Augmentation, { before, result }: Trial): boolean {
  if (made.kind === 'mixing') return result[0] !== 1;
  const still: ArrayLike<number> = made.kind === 'affine' ? identity : before;
  return Array.from(result).some((value, i) => value !== still[i]);
}
