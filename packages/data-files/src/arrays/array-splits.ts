import { VitrumError, type Dataset, type DatasetSplits } from '@vitrum/core';
import { arrayTargets, datasetOf, formatCount, learnEveryClass, splitIndices, splitSamples, type SplitIndices } from '@vitrum/datasets';
import { formatShape } from '@vitrum/tensor';
import { withPreparation } from '../pictures/choose-preparation.ts';
import { arrayDecisions } from './array-decisions.ts';
import { arrayEncoding } from './array-encoding.ts';
import type { ArrayInput } from './array-input.ts';
import type { ArrayOptions } from './array-options.ts';
import type { ArrayPart } from './array-part.ts';
import { withWeights } from './with-weights.ts';
import { learnInputScaling } from './learn-input-scaling.ts';

/**
 * The training and test parts of an array dataset; a test part that is not given is held out of the training part.
 *
 * @throws VITRUM_INVALID_DATASET, VITRUM_COUNT_MISMATCH, VITRUM_INVALID_OPTION
 */
export async function arraySplits(name: string, options: ArrayOptions, ...given: readonly [train: ArrayPart, test?: ArrayPart | undefined]): Promise<DatasetSplits> {
  const [train, test] = options.normalize === 'auto' ? asPictureParts(...given) : given;
  for (const part of test === undefined ? [train] : [train, test]) checkCounts(part);
  if (test !== undefined) checkShapes(train.inputs, test.inputs);
  const [targets, testTargets] = arrayTargets(train.targets, options, test?.targets);
  const indices = test === undefined ? divide(targets.labels, train.inputs.count, options) : undefined;
  const scaling = await learnInputScaling(train.inputs, options.normalize, indices?.train);
  const encoding = arrayEncoding(train.inputs, scaling);
  const decisions = arrayDecisions({ train, test, options, targets, indices });
  const open = (part: ArrayPart, scaled: ReturnType<typeof targets.scale>): Dataset =>
    datasetOf({ name, inputs: part.inputs.open(scaling), targets: withWeights(scaled, part.weights) });
  if (indices === undefined && test !== undefined && testTargets !== undefined) {
    const splits = { train: open(train, targets.scale()), test: open(test, testTargets.scale()), encoding, decisions };
    return withPreparation(splits, options.preparation);
  }
  const parts = { name, inputs: train.inputs.open(scaling), targets: withWeights(targets.scale(indices?.train), train.weights) };
  const splits = splitSamples(parts, indices ?? divide(targets.labels, train.inputs.count, options));
  return withPreparation({ ...splits, encoding, decisions }, options.preparation);
}

/** Both parts as 8-bit pictures if possible; otherwise unchanged. */
function asPictureParts(train: ArrayPart, test?: ArrayPart): readonly [ArrayPart, (ArrayPart | undefined)?] {
  const [inputs, testInputs] = [train, test].map((part) => part && (part.inputs.asPictures?.() ?? part.inputs));
  if (inputs?.kind !== 'byte') return [train, test];
  if (test === undefined || testInputs === undefined) return [{ ...train, inputs }];
  const areAlike = testInputs.kind === 'byte' && formatShape(inputs.shape) === formatShape(testInputs.shape);
  return areAlike ? [{ ...train, inputs }, { ...test, inputs: testInputs }] : [train, test];
}

/** Splits at random, so that the training part has samples of every class. */
function divide(labels: ArrayLike<number> | undefined, count: number, options: ArrayOptions): SplitIndices {
  const indices = splitIndices(labels, count, options);
  return labels === undefined ? indices : learnEveryClass(indices, labels);
}

function checkCounts({ inputs, targets }: ArrayPart): void {
  const [count = 1] = targets.shape;
  if (inputs.count === count) return;
  throw new VitrumError({
    code: 'VITRUM_COUNT_MISMATCH',
    message: `${inputs.name} has ${formatCount(inputs.count)} samples, ${targets.name} has ${formatCount(count)} targets.`,
    hint: 'Give both from the same part of the data: each sample needs exactly one target.',
  });
}

function checkShapes(train: ArrayInput, test: ArrayInput): void {
  if (formatShape(train.shape) === formatShape(test.shape) && train.kind === test.kind) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${train.name} has samples of shape ${formatShape(train.shape)} (${train.kind}), ${test.name} of ${formatShape(test.shape)} (${test.kind}).`,
    hint: 'Give training and test data of one shape and one type of number.',
  });
}
