import { isVitrumError, type Schedule, type TrainingProgress } from '@vitrum/core';
import { range } from '../../numerics/sample-points.ts';

/** Lengths of runs in epochs. */
export const epochCounts: readonly number[] = [1, 2, 5, 100];
export const stepsPerEpoch = 20;

/** Progress of a run, from its first step to its last. */
export function progressionOf(epochs: number): readonly TrainingProgress[] {
  return range(0, epochs * stepsPerEpoch, (step) => ({ epoch: step / stepsPerEpoch, epochs, step, stepsPerEpoch }));
}

/** Progress of the runs that a schedule does not refuse. */
export function progressionsOf(schedule: Schedule): readonly TrainingProgress[] {
  return epochCounts.filter((epochs) => accepts(schedule, epochs)).flatMap(progressionOf);
}

/** False for a run that the schedule says to be too short for it. */
export function accepts(schedule: Schedule, epochs: number): boolean {
  try {
    schedule.checkRun?.({ epochs, stepsPerEpoch });
    return true;
  } catch (error) {
    if (isVitrumError(error)) return false;
    throw error;
  }
}
