import { formatNumber } from '../../numerics/format-number.ts';
import { firstDifference } from '../../numerics/guarded-row.ts';
import { waitAFewMilliseconds } from '../purity.ts';
import { datasetCheck } from './dataset-check.ts';
import { inputOf, targetOf } from './read-sample.ts';

/** Otherwise no run could be repeated. */
export const datasetRepeatable = datasetCheck('repeatable', 'loaded again, it is the same', async ({ parts, sampleCount, tried, loadAgain }) => {
  tried(`two loads, ${sampleCount} samples each`);
  await waitAFewMilliseconds();
  const second = await loadAgain();
  for (const { name, dataset, fail, failFirst } of parts) {
    const again = second[name];
    if (again.size !== dataset.size) fail({ message: `it has ${dataset.size} samples, and ${again.size} when loaded again.`, hint });
    else failFirst((index) => {
      const [before, after] = [dataset, again].map((each) => [...inputOf(each, index), ...targetOf(each, index)]);
      const place = firstDifference(before ?? [], after ?? []);
      if (place === -1) return undefined;
      const [expected, got] = [before, after].map((numbers) => formatNumber(numbers?.[place] ?? NaN));
      return { message: `number ${place} of sample ${index} is ${String(expected)}, and ${String(got)} when loaded again.`, hint };
    });
  }
});

const hint = 'What is drawn at random must come from a generator with a fixed seed: createRandom of @vitrum/tensor.';
