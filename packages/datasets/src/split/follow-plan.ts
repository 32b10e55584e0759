import type { DatasetSplits, PartsPlan } from '@vitrum/core';
import { limitSamples } from '../limit-samples.ts';
import { splitValidation } from './split-validation.ts';

/**
 * Data as a plan wants them: what was not divided while it was read is divided now. Data that have a validation part keep it. A
 * fold to test with is held out by `foldedSource`, and files are read by the caller.
 *
 * @throws VITRUM_INVALID_OPTION when a part would be empty, or for a limit beyond the samples
 */
export function followPlan(data: DatasetSplits, { limit, validation }: PartsPlan): DatasetSplits {
  const isLimited = limit === undefined || data.parts?.limit === limit;
  const limited = isLimited ? data : { ...data, train: limitSamples(data.train, limit), parts: { ...data.parts, limit } };
  return validation?.by === 'share' ? splitValidation(limited, validation) : limited;
}
