import { fittedRun } from '@vitrum/trainer';
import { describeFitted } from './describe-fitted.ts';
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
 * A configuration with what was said beside it put in, and every gap filled with what fits the data.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function completeRun(config: RunConfig, overrides: RunOverrides, { dataset, data }: TrainingData): CompletedRun {
  const defaults = fittedRun(data.train);
  const description = { ...describeRun(config, overrides, defaults), dataset };
  const fitted = defaults.isNotebook ? '' : describeFitted(description, config, overrides);
  return { description, ...(fitted !== '' && { fitted }) };
}
