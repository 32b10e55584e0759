import type { Registry } from '@vitrum/core';
import { fittedRun } from '@vitrum/trainer';
import { describeFitted } from './describe-fitted.ts';
import { fitOutputToLoss } from './fit-output.ts';
import type { RunConfig } from './run-config.ts';
import { describeRun, type RunDescription } from './run-description.ts';
import type { RunOverrides } from './run-overrides.ts';
import type { TrainingData } from './training-data.ts';

/** A run whose gaps its data have filled. */
export interface CompletedRun {
  readonly description: RunDescription;
  /** The settings that nobody named and that follow from the data, in words; left out where they are the notebook's. */
  readonly fitted?: string;
}

/**
 * A configuration with what was said beside it put in, and every gap filled with what fits the data, and the loss where one is
 * named.
 *
 * @param registry - Looks up the loss; left out: the output follows the data alone.
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function completeRun(config: RunConfig, overrides: RunOverrides, { dataset, data }: TrainingData, registry?: Registry): CompletedRun {
  const ofData = fittedRun(data.train);
  const defaults = registry === undefined ? ofData : fitOutputToLoss(ofData, config, overrides, registry);
  const description = { ...describeRun(config, overrides, defaults), dataset };
  const fitted = ofData.isNotebook && defaults === ofData ? '' : describeFitted(description, config, overrides);
  return { description, ...(fitted !== '' && { fitted }) };
}
