import type { CallbackEpoch, EpochScore } from '@vitrum/core';
import type { EpochEvent } from '../training-event.ts';

/** What callbacks are told of an epoch: nothing of the test set. */
export function toldOf({ epoch, loss, metrics, validationLoss, validationMetrics }: EpochEvent, epochs: number, score: EpochScore | undefined): CallbackEpoch {
  return {
    ...{ epoch, epochs, loss, metrics },
    ...(validationLoss !== undefined && { validationLoss }),
    ...(validationMetrics !== undefined && { validationMetrics }),
    ...(score && { score }),
  };
}
