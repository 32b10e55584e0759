import { describeValue, type Dataset } from '@vitrum/core';
import { outcome, type Check } from '../../check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { isLoaded, loadedOnce, partsOf } from './loaded.ts';

/** It loads, and says what it has. */
export const datasetForm: Check<Subject<'datasets'>> = {
  name: 'form',
  title: 'it loads, with samples of one shape to train and to test with',
  run: async (subject) => {
    const loaded = await loadedOnce(subject);
    if (!isLoaded(loaded)) return loaded;
    const failures = partsOf(loaded).flatMap(([part, dataset]) =>
      formFaults(dataset).map((message): Finding => ({ message: `${part}: ${message}` })),
    );
    if (failures.length > 0) return outcome('sizes and shapes', firstFew(failures));
    const { train, test } = loaded;
    const [forTraining, forTesting] = [train, test].map(({ inputShape, targetSize, classes }) =>
      JSON.stringify({ inputShape, targetSize, classes }),
    );
    if (forTraining !== forTesting) {
      failures.push({
        message: `train and test are not of one form: ${String(forTraining)} and ${String(forTesting)}.`,
        expected: String(forTraining),
        got: String(forTesting),
      });
    }
    return outcome(
      `${train.size} samples to train with, ${test.size} to test, inputs of shape [${train.inputShape.join(', ')}]`,
      failures,
    );
  },
};

function formFaults(dataset: Dataset): readonly string[] {
  const { name, size, inputShape, targetSize, classes } = dataset;
  const faults: string[] = [];
  if (typeof name !== 'string' || name === '') faults.push(`its name is ${describeValue(name)}; it must be a text.`);
  if (!isCount(size)) faults.push(`its size is ${describeValue(size)}; it must be the number of samples.`);
  if (!Array.isArray(inputShape) || inputShape.length === 0 || !inputShape.every(isCount)) {
    faults.push(`its inputShape is ${describeValue(inputShape)}; it must be a list of whole numbers of at least 1.`);
  }
  if (!isCount(targetSize))
    faults.push(`its targetSize is ${describeValue(targetSize)}; it must be the length of a target row.`);
  if (classes !== undefined && classes.length !== targetSize && !(targetSize === 1 && classes.length === 2)) {
    faults.push(`it has ${classes.length} classes and ${targetSize} targets; a one-hot target has one number for each class.`);
  }
  if (dataset.label !== undefined && classes === undefined)
    faults.push('it has labels and no classes: nobody can say what they stand for.');
  return faults;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1; // seen to be a number
