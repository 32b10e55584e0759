import { VitrumError, type DatasetSplits, type PartsPlan } from '@vitrum/core';
import { datasetOf, divideSamples } from '@vitrum/datasets';
import { arrayTargets, formatCount, splitSamples, unvalidatedNote } from '@vitrum/datasets/internal';
import { formatShape } from '@vitrum/tensor';
import { withPreparation } from '../pictures/choose-preparation.ts';
import { splitTraining } from '../split-training.ts';
import { arrayDecisions } from './array-decisions.ts';
import { arrayEncoding } from './array-encoding.ts';
import type { ArrayInput } from './array-input.ts';
import type { ArrayOptions } from './array-options.ts';
import type { ArrayPart } from './array-part.ts';
import { withWeights } from './with-weights.ts';
import { learnInputScaling } from './learn-input-scaling.ts';

/** How arrays are read, and what the run wants to be held out. */
export interface ArrayChoice extends ArrayOptions {
  readonly parts?: PartsPlan | undefined;
}

/**
 * The parts of an array dataset; a test part that is not given is held out of the training part, and what the plan wants for
 * validation too. The scaling is learned from the remaining samples.
 *
 * @throws VITRUM_INVALID_DATASET, VITRUM_COUNT_MISMATCH, VITRUM_INVALID_OPTION
 */
export async function arraySplits(name: string, choice: ArrayChoice, ...given: readonly [train: ArrayPart, test?: ArrayPart | undefined]): Promise<DatasetSplits> {
  const [train, test] = choice.normalize === 'auto' ? asPictureParts(...given) : given;
  for (const part of test === undefined ? [train] : [train, test]) checkCounts(part);
  if (test !== undefined) checkShapes(train.inputs, test.inputs);
  const [targets, testTargets] = arrayTargets(train.targets, choice, test?.targets);
  const { labels } = targets;
  const indices = divideSamples({ name, size: train.inputs.count, labels, testSize: test?.inputs.count }, choice);
  const scaling = await learnInputScaling(train.inputs, choice.normalize, indices.learned);
  const unvalidated = labels && indices.validation && unvalidatedNote(indices.validation, labels, targets.names);
  const about = {
    encoding: arrayEncoding(train.inputs, scaling),
    decisions: arrayDecisions({ train, test, options: choice, targets, indices }),
    ...(choice.parts && { parts: choice.parts }),
    ...(unvalidated !== undefined && { notes: [unvalidated] }),
  };
  const samples = { name, inputs: train.inputs.open(scaling), targets: withWeights(targets.scale(indices.learned), train.weights) };
  if (test === undefined || testTargets === undefined) return withPreparation({ ...splitSamples(samples, indices), ...about }, choice.preparation);
  const own = datasetOf({ name, inputs: test.inputs.open(scaling), targets: withWeights(testTargets.scale(indices.learned), test.weights) });
  return withPreparation({ ...splitTraining(samples, indices), test: own, ...about }, choice.preparation);
}

/** Both parts as 8-bit pictures if possible; otherwise unchanged. */
function asPictureParts(train: ArrayPart, test?: ArrayPart): readonly [ArrayPart, (ArrayPart | undefined)?] {
  const [inputs, testInputs] = [train, test].map((part) => part && (part.inputs.asPictures?.() ?? part.inputs));
  if (inputs?.kind !== 'byte') return [train, test];
  if (test === undefined || testInputs === undefined) return [{ ...train, inputs }];
  const areAlike = testInputs.kind === 'byte' && formatShape(inputs.shape) === formatShape(testInputs.shape);
  return areAlike ? [{ ...train, inputs }, { ...test, inputs: testInputs }] : [train, test];
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
    hint: 'Give training and test data with the same shape and the same number type.',
  });
}
