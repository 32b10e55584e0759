import { VitrumError, type Schedule, type ScheduleMemory, type TrainingLength, type TrainingOutcome } from '@vitrum/core';
import { contributionFailure, isFiniteNumber, isRecord, requireReady } from '@vitrum/core/internal';
import { numbersOfPart, type StatefulPart } from './state-parts.ts';

/** Options of a {@link LearningRate}. */
export interface LearningRateOptions extends TrainingLength {
  /** The configured η. */
  readonly learningRate: number;
  readonly schedule: Schedule;
}

/** η in the course of a training: the configured one times the factor of its schedule, whose memory it keeps. */
export class LearningRate implements StatefulPart {
  readonly #planned: number;
  readonly #schedule: Schedule;
  /** The argument of the schedule, reused in every step. */
  readonly #progress: { epoch: number; step: number; readonly epochs: number; readonly stepsPerEpoch: number };
  #memory: ScheduleMemory;

  /** @throws VITRUM_INVALID_OPTION when the schedule makes no sense for a training of that length */
  constructor({ learningRate, schedule, epochs, stepsPerEpoch }: LearningRateOptions) {
    requireReady('schedules', schedule, 'The trainer');
    this.#planned = learningRate;
    this.#schedule = schedule;
    this.#memory = schedule.memory ?? {};
    this.#progress = { epoch: 0, step: 0, epochs, stepsPerEpoch };
    checkSchedule(schedule, { epochs, stepsPerEpoch });
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
      return this.#planned * this.#schedule.factor(this.#progress, this.#memory);
    } catch (error) {
      throw failureOf(this.#schedule, error);
    }
  }

  /** Shows the schedule the figures of an epoch that has ended. */
  finishEpoch(outcome: Omit<TrainingOutcome, keyof TrainingLength>): void {
    if (this.#schedule.afterEpoch === undefined) return;
    const { epochs, stepsPerEpoch } = this.#progress;
    let next: unknown;
    try {
      next = this.#schedule.afterEpoch({ ...outcome, epochs, stepsPerEpoch }, this.#memory);
    } catch (error) {
      throw failureOf(this.#schedule, error);
    }
    if (!this.#isMemory(next)) throw forgetful(this.#schedule, next);
    this.#memory = next;
  }

  /** True if the schedule remembers something. */
  get hasMemory(): boolean {
    return this.#names.length > 0;
  }

  /** What the schedule remembers. */
  save(): ScheduleMemory {
    return this.#memory;
  }

  /**
   * Takes up what `save` returned.
   *
   * @throws VITRUM_INVALID_CHECKPOINT
   */
  restore(saved: unknown): void {
    this.#memory = numbersOfPart('schedule', this.#names, saved);
  }

  get #names(): readonly string[] {
    return Object.keys(this.#schedule.memory ?? {});
  }

  #isMemory(value: unknown): value is ScheduleMemory {
    if (!isRecord(value)) return false;
    const names = this.#names;
    return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name) && isFiniteNumber(value[name]));
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

const failureOf = (schedule: Schedule, error: unknown): unknown => contributionFailure('schedules', schedule.name, schedule, error);

function forgetful({ name, memory = {} }: Schedule, got: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_CONTRIBUTION_FAILED',
    message: `The schedule "${name}" must remember finite numbers called ${Object.keys(memory).join(', ')} after an epoch, got ${JSON.stringify(got)}.`,
    hint: 'Its function "afterEpoch" returns every number of its "memory", finite.',
  });
}
