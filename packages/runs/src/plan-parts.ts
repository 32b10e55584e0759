import type { HeldOut, PartsPlan } from '@vitrum/core';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import type { ValidationShare } from '@vitrum/datasets';
import type { ModelFile } from '@vitrum/formats';
import type { DatasetReference } from './data/dataset-reference.ts';
import type { Run } from './run.ts';

/** Which samples belong to which part, for the reading: what is held out before anything is learned about the data. */
export function planParts({ limit, validationData, testData }: DatasetReference, share: ValidationShare | undefined): PartsPlan {
  const validation: HeldOut | undefined =
    validationData !== undefined ? { by: 'file', path: validationData }
    : share === undefined ? undefined
    : { by: 'share', share: share.share, seed: share.seed ?? 0 };
  return {
    ...(limit !== undefined && { limit }),
    ...(validation && { validation }),
    ...(testData !== undefined && { test: { by: 'file', path: testData } }),
  };
}

/** The parts of a run that is described completely. */
export function partsOfRun({ dataset, training: { validation, seed } }: Pick<Run, 'dataset' | 'training'>): PartsPlan {
  return planParts(dataset, validation > 0 ? { share: validation, seed } : undefined);
}

/**
 * The parts that a model's data had, so that they are read as they were for its training; undefined if nothing was held out for
 * validation.
 */
export function partsOfModel({ metadata: { training } }: Pick<ModelFile, 'metadata'>, dataset: DatasetReference): PartsPlan | undefined {
  const { validation: share, seed } = isRecord(training) ? training : {};
  if (!isFiniteNumber(share) || share <= 0 || share >= 1 || !isFiniteNumber(seed)) return undefined;
  return planParts(dataset, { share, seed });
}
