import { VitrumError, type FloatArray, type RandomState } from '@vitrum/core';
import { describeValue, isFiniteNumber, isListOf, isRecord, isRecordOf } from '@vitrum/core/internal';
import type { SavedParts } from './state-parts.ts';

/** The state of a training run, plain JSON but for its slots; with the network's parameters it can be resumed to the bit. */
export interface TrainingState {
  /** Epochs done. */
  readonly epoch: number;
  /** Samples seen of the current epoch. */
  readonly samples: number;
  /** Total number of steps. */
  readonly step: number;
  /** Sums over the samples of the current epoch: of the loss, and of each metric computed on them, by name. */
  readonly lossSum: number;
  /** The sums of each metric that is computed on the training samples, by its name. */
  readonly scoreSums: Readonly<Record<string, readonly number[]>>;
  /** Seconds of training in the current epoch, and before it. */
  readonly epochSeconds: number;
  /** Seconds of training before the current epoch. */
  readonly earlierSeconds: number;
  /** The shuffling generator at the beginning of the current epoch. */
  readonly random: RandomState;
  /** The optimizer's slots, by parameter and slot name. */
  readonly slots: Readonly<Record<string, Readonly<Record<string, FloatArray>>>>;
  /** What else remembers something, as plain JSON by owner: `schedule`, `callback:early-stopping`. */
  readonly parts: SavedParts;
}

const counters = ['epoch', 'samples', 'step', 'lossSum', 'epochSeconds', 'earlierSeconds'] as const;

/**
 * Checks that an untrusted value has the form of a training state.
 *
 * @throws VITRUM_INVALID_CHECKPOINT
 */
export function parseTrainingState(value: unknown): TrainingState {
  if (isTrainingState(value)) return value;
  const isOld = isRecord(value) && 'scoreSum' in value;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: isOld
      ? 'The training state is of an earlier version of vitrum: it has one scoreSum, and not the sums of each metric.'
      : `A training state has ${counters.join(', ')}, scoreSums, random, slots and parts, got ${describeValue(value)}.`,
    hint: isOld ? 'Start a new run.' : 'Resume from a run folder that vitrum wrote, or start a new run.',
  });
}

function isTrainingState(value: unknown): value is TrainingState {
  if (!isRecord(value)) return false;
  const hasCounters = counters.every((name) => isFiniteNumber(value[name]));
  const hasMemory = isRecordOf(value['slots'], isSlots) && isRecord(value['parts']);
  return hasCounters && isNumberList(value['random']) && isRecordOf(value['scoreSums'], isNumberList) && hasMemory;
}

function isSlots(value: unknown): value is Readonly<Record<string, FloatArray>> {
  return isRecordOf(value, isFloatArray);
}

function isFloatArray(value: unknown): value is FloatArray {
  return value instanceof Float32Array || value instanceof Float64Array;
}

function isNumberList(value: unknown): value is readonly number[] {
  return isListOf(value, isFiniteNumber);
}
