import type { Schedule, ScheduleMemory, TrainingLength } from '@vitrum/core';
import { contributionFailure, requireReady } from '@vitrum/core/internal';

/** Options of a {@link LearningRate}. */
export interface LearningRateOptions extends TrainingLength {
  /** The configured η. */
  readonly learningRate: number;
  readonly schedule: Schedule;
}

/** η in the course of a training: the configured one times the factor of its schedule. */
export class LearningRate {
  readonly schedule: Schedule;
  /** What the schedule remembers; see `RememberingSchedule`. */
  memory: ScheduleMemory;
  readonly #planned: number;
  /** The argument of the schedule, reused in every step. */
  readonly #progress: { epoch: number; step: number; readonly epochs: number; readonly stepsPerEpoch: number };

  /** @throws VITRUM_INVALID_OPTION when the schedule makes no sense for a training of that length */
  constructor({ learningRate, schedule, epochs, stepsPerEpoch }: LearningRateOptions) {
    requireReady('schedules', schedule, 'The trainer');
    this.#planned = learningRate;
    this.schedule = schedule;
    this.memory = schedule.memory ?? {};
    this.#progress = { epoch: 0, step: 0, epochs, stepsPerEpoch };
    checkSchedule(schedule, { epochs, stepsPerEpoch });
  }

  /** The length of the training. */
  get length(): TrainingLength {
    return this.#progress;
  }

  /** η of a step, by the epochs and steps done before it. */
  at(epoch: number, step: number): number {
    this.#progress.epoch = epoch;
    this.#progress.step = step;
    return this.latest();
  }

  /** η of the step asked for last. */
  latest(): number {
    try {
      return this.#planned * this.schedule.factor(this.#progress, this.memory);
    } catch (error) {
      throw failureOf(this.schedule, error);
    }
  }
}

/**
 * Refuses a schedule that makes no sense for a training of a length.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function checkSchedule(schedule: Schedule, { epochs, stepsPerEpoch }: TrainingLength): void {
  try {
    schedule.checkRun?.({ epochs, stepsPerEpoch });
  } catch (error) {
    throw failureOf(schedule, error);
  }
}

/** Adds the schedule to errors that its functions throw. */
export const failureOf = (schedule: Schedule, error: unknown): unknown => contributionFailure('schedules', schedule.name, schedule, error);
