import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { range } from '../../numerics/sample-points.ts';
import { waitAFewMilliseconds } from '../purity.ts';
import { createTrial, describeShape, pictureShapes } from './trial.ts';

const seeds = range(1, 20, (seed) => seed);

/** The same draws give the same result: on any number of threads, and in a resumed run. */
export const augmentationPurity = check<CheckContext<'augmentations'>>('purity', 'what it does depends on the sample and the draws alone', async ({ variants, tried }) => {
  tried(`${seeds.length} draws for each of ${pictureShapes.length} sizes, in two orders`);
  const inOrder = variants.map(({ made }) => pictureShapes.map((shape) => {
    const apply = createTrial(made, shape);
    return { shape, apply, first: seeds.map((seed) => Array.from(apply(seed, 0).result)) };
  }));
  await waitAFewMilliseconds();
  for (const [i, { fail }] of variants.entries()) {
    const [found] = (inOrder[i] ?? []).flatMap(({ shape, apply, first }) =>
      seeds.toReversed().flatMap((seed) => {
        const difference = differenceBetween(first[seed - 1] ?? [], Array.from(apply(seed, 7).result));
        return difference === undefined ? [] : [{ shape, ...difference }];
      }),
    );
    if (found === undefined) continue;
    fail({
      message: `With the same draws for ${describeShape(found.shape)} it gave ${formatExactly(found.expected)} at first and ${formatExactly(found.got)} later.`,
      hint: 'Take every random number from `draws`, remember nothing from sample to sample, and write every number of the new picture.',
    });
  }
});
