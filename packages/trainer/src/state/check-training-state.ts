import { VitrumError } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { areFinite } from '../divergence/are-finite.ts';
import type { TrainingState } from './training-state.ts';

/** What a state has to agree with. */
export interface ResumedTraining {
  readonly network: Network;
  /** Training samples. */
  readonly size: number;
  readonly batchSize: number;
}

/**
 * Checks that training can have stood at a state: whole counts within their ranges, at the edge of a batch, as many steps as epochs
 * and samples imply, and finite parameters.
 *
 * @throws VITRUM_INVALID_CHECKPOINT
 */
export function checkTrainingState(state: TrainingState, training: ResumedTraining): void {
  const problem = findProblem(state, training);
  if (problem === undefined) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The training state is damaged: ${problem}.`,
    hint: 'Resume from a checkpoint as vitrum wrote it, with the data and the batch size of the run, or start a new run.',
  });
}

function findProblem({ epoch, samples, step, lossSum, scoreSums, epochSeconds, earlierSeconds }: TrainingState, { network, size, batchSize }: ResumedTraining): string | undefined {
  if (!isCount(epoch)) return `"epoch" is a whole number of at least 0, got ${epoch}`;
  if (!isCount(samples) || samples > size) return `"samples" is a whole number from 0 to ${size}, got ${samples}`;
  // An epoch whose last step is taken, but which is not evaluated yet, has seen all samples.
  if (samples % batchSize !== 0 && samples !== size) return `"samples" is a multiple of the batch size ${batchSize}, got ${samples}`;
  const steps = epoch * Math.ceil(size / batchSize) + Math.ceil(samples / batchSize);
  if (step !== steps) return `"step" is ${steps} after ${epoch} epochs and ${samples} samples, got ${step}`;
  if (epochSeconds < 0 || earlierSeconds < 0) return `seconds of training are at least 0, got ${epochSeconds} and ${earlierSeconds}`;
  const sums = [lossSum, ...Object.values(scoreSums).flat()];
  if (samples === 0 && sums.some((sum) => sum !== 0)) return 'it has sums of an epoch without samples';
  return areFinite(network) ? undefined : 'a parameter of the network is not finite';
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
