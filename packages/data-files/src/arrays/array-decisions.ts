import type { ReadingDecision } from '@vitrum/core';
import type { DividedSamples } from '@vitrum/datasets';
import { formatCount, type UnscaledTargets } from '@vitrum/datasets/internal';
import { formatShape } from '@vitrum/tensor';
import { describeSplit } from '../targets/describe-split.ts';
import { describeTask } from '../targets/describe-task.ts';
import type { ArrayOptions } from './array-options.ts';
import type { ArrayPart } from './array-part.ts';

/** The arguments of {@link arrayDecisions}. */
export interface ReadArrays {
  readonly train: ArrayPart;
  readonly test: ArrayPart | undefined;
  readonly options: ArrayOptions;
  readonly targets: UnscaledTargets;
  readonly indices: DividedSamples;
}

/** All decisions made in reading arrays as a dataset. */
export function arrayDecisions({ train, test, options, targets, indices }: ReadArrays): readonly ReadingDecision[] {
  const { inputs } = train;
  return [
    { subject: 'inputs', value: `${formatCount(inputs.count)} of shape ${formatShape(inputs.shape)}, ${inputs.kind}`, reason: inputs.name },
    { subject: 'targets', value: `of shape ${formatShape(train.targets.shape)}, ${train.targets.kind}`, reason: train.targets.name },
    { subject: 'task', value: describeTask(targets.task, targets.names), reason: targets.reason, option: 'task' },
    { subject: 'scaling', ...describeScaling(options, inputs), option: 'normalize' },
    describeSplit({ indices, options, testFile: test?.inputs.name, hasClasses: targets.labels !== undefined }),
  ];
}

function describeScaling({ normalize }: ArrayOptions, { kind, storedAs = 'inputs are bytes' }: ArrayPart['inputs']): Pick<ReadingDecision, 'value' | 'reason'> {
  if (normalize === 'auto') {
    return kind === 'byte' ? { value: 'divided by 255', reason: storedAs } : { value: 'as they are', reason: 'inputs are no bytes' };
  }
  return { value: normalize, reason: 'the option says so' };
}
