import { VitrumError, type Schedule, type ScheduleMemory, type TrainingLength, type TrainingOutcome } from '@vitrum/core';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import { failureOf, type LearningRate } from './learning-rate.ts';
import { numbersOfPart } from '../state/numbers-of-part.ts';
import type { StatefulPart } from '../state/state-parts.ts';

/** Keeps the memory of a learning rate's schedule: what it is shown of epochs, and what a checkpoint holds. */
export class RememberingSchedule implements StatefulPart {
  readonly #rate: LearningRate;
  readonly #names: readonly string[];

  constructor(rate: LearningRate) {
    this.#rate = rate;
    this.#names = Object.keys(rate.schedule.memory ?? {});
  }

  /** Shows the schedule the figures of an epoch that has ended. */
  finishEpoch(outcome: Omit<TrainingOutcome, keyof TrainingLength>): void {
    const { schedule, memory, length: { epochs, stepsPerEpoch } } = this.#rate;
    if (schedule.afterEpoch === undefined) return;
    let next: unknown;
    try {
      next = schedule.afterEpoch({ ...outcome, epochs, stepsPerEpoch }, memory);
    } catch (error) {
      throw failureOf(schedule, error);
    }
    if (!this.#isMemory(next)) throw forgetful(schedule, next);
    this.#rate.memory = next;
  }

  /** True if the schedule remembers something. */
  get hasMemory(): boolean {
    return this.#names.length > 0;
  }

  /** What the schedule remembers. */
  save(): ScheduleMemory {
    return this.#rate.memory;
  }

  /**
   * Takes up what `save` returned.
   *
   * @throws VITRUM_INVALID_CHECKPOINT
   */
  restore(saved: unknown): void {
    this.#rate.memory = numbersOfPart('schedule', this.#names, saved);
  }

  #isMemory(value: unknown): value is ScheduleMemory {
    if (!isRecord(value)) return false;
    return Object.keys(value).length === this.#names.length && this.#names.every((name) => Object.hasOwn(value, name) && isFiniteNumber(value[name]));
  }
}

function forgetful({ name, memory = {} }: Schedule, got: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_CONTRIBUTION_FAILED',
    message: `The schedule "${name}" must remember finite numbers called ${Object.keys(memory).join(', ')} after an epoch, got ${JSON.stringify(got)}.`,
    hint: 'Its function "afterEpoch" returns every number of its "memory", finite.',
  });
}
