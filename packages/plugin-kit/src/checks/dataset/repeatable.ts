import { sizeOf } from '@vitrum/tensor';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { waitAFewMilliseconds } from '../old-purity.ts';
import { firstFew } from '../variant-findings.ts';
import { isLoaded, loadAnew, loadedOnce, partsOf, someSamples } from './loaded.ts';

/** Loaded again it is the same: else no run could be repeated. */
export const datasetRepeatable: Check<Subject<'datasets'>> = {
  name: 'repeatable',
  title: 'loaded again, it is the same',
  run: async (subject) => {
    const first = await loadedOnce(subject);
    if (!isLoaded(first)) return first;
    await waitAFewMilliseconds();
    const second = await loadAnew(subject);
    if (!isLoaded(second)) return second;
    const failures = partsOf(first).flatMap(([part, dataset], i): readonly Finding[] => {
      const again = partsOf(second)[i]?.[1] ?? dataset;
      if (again.size !== dataset.size)
        return [{ message: `${part}: it has ${dataset.size} samples, and ${again.size} when loaded again.`, hint }];
      return someSamples(dataset)
        .flatMap((index) => {
          const [before, after] = [dataset, again].map((each) => numbersOf(each, index));
          const place = before?.findIndex((x, n) => !Object.is(x, after?.[n])) ?? -1;
          if (place === -1) return [];
          const [expected, got] = [before, after].map((numbers) => formatNumber(numbers?.[place] ?? NaN));
          return [
            {
              message:
                `${part}: number ${place} of sample ${index} is ${String(expected)}, ` +
                `and ${String(got)} when loaded again.`,
              hint,
            },
          ];
        })
        .slice(0, 1);
    });
    return outcome(
      `two loads, ${partsOf(first).reduce((sum, [, dataset]) => sum + someSamples(dataset).length, 0)} samples each`,
      firstFew(failures),
    );
  },
};

const hint = 'What is drawn at random must come from a generator with a fixed seed: createRandom of @vitrum/tensor.';

/** Input and target of a sample. */
function numbersOf(dataset: Parameters<typeof someSamples>[0], index: number): Float32Array {
  const inputs = sizeOf(dataset.inputShape);
  const numbers = new Float32Array(inputs + dataset.targetSize);
  dataset.readInput(index, numbers, 0);
  dataset.readTarget(index, numbers, inputs);
  return numbers;
}
