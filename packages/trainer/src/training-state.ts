import { describeValue, isFiniteNumber, isListOf, isRecord, isRecordOf, VitrumError, type RandomState } from '@vitrum/core';

/** Where a training run stands, as plain JSON; with the parameters of the network it can be resumed to the bit. */
export interface TrainingState {
  /** Epochs done. */
  readonly epoch: number;
  /** Samples seen of the epoch under way. */
  readonly samples: number;
  /** Steps done in all. */
  readonly step: number;
  /** Sums over the samples of the epoch under way: of the loss, and of every metric that is told of them, by name. */
  readonly lossSum: number;
  readonly scoreSums: Readonly<Record<string, readonly number[]>>;
  /** Seconds of training: in the epoch under way, and before it. */
  readonly epochSeconds: number;
  readonly earlierSeconds: number;
  /** The shuffling generator as it was when the epoch under way began. */
  readonly random: RandomState;
  /** The optimizer's memory: for every parameter by name, the numbers of each slot by name. */
  readonly slots: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

const counters = ['epoch', 'samples', 'step', 'lossSum', 'epochSeconds', 'earlierSeconds'] as const;

/**
 * Checks that untrusted JSON has the form of a training state.
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
      : `A training state has ${counters.join(', ')}, scoreSums, random and slots, got ${describeValue(value)}.`,
    hint: isOld ? 'Start a new run.' : 'Resume from a run folder that vitrum wrote, or start a new run.',
  });
}

function isTrainingState(value: unknown): value is TrainingState {
  if (!isRecord(value)) return false;
  const hasCounters = counters.every((name) => isFiniteNumber(value[name]));
  return hasCounters && isNumberList(value['random']) && isRecordOf(value['scoreSums'], isNumberList) && isRecordOf(value['slots'], isSlots);
}

function isSlots(value: unknown): value is Readonly<Record<string, readonly number[]>> {
  return isRecordOf(value, isNumberList);
}

function isNumberList(value: unknown): value is readonly number[] {
  return isListOf(value, isFiniteNumber);
}
