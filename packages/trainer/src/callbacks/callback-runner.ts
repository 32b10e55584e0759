import { VitrumError, type Callback, type CallbackDivergence, type CallbackMemory, type CallbackStop, type EpochScore } from '@vitrum/core';
import { contributionFailure, describeValue, isFiniteNumber, isRecord, isRecordOf } from '@vitrum/core/internal';
import { numbersOfPart } from '../state/numbers-of-part.ts';
import { divergenceOf } from '../divergence/divergence.ts';
import type { StatefulPart } from '../state/state-parts.ts';
import type { EpochEvent } from '../training-event.ts';
import { toldOf } from './told.ts';
import type { TrainingStop } from './training-stop.ts';

/** Calls the hooks of a run's callbacks and keeps what they remember. */
export class CallbackRunner {
  readonly #callbacks: readonly { readonly callback: Callback; readonly memory: CallbackMemory }[];
  readonly #stop = new StopPart();

  /** @throws VITRUM_INVALID_OPTION if a callback is named twice */
  constructor(callbacks: readonly Callback[]) {
    const names = callbacks.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) throw namedTwice(twice);
    this.#callbacks = callbacks.map((callback) => ({ callback, memory: { ...callback.memory } }));
  }

  /** Why a callback has ended the training. */
  get stopped(): TrainingStop | undefined {
    return this.#stop.reason;
  }

  /** Tells all hooks of an epoch; the first wish to stop ends the training. */
  endEpoch(event: EpochEvent, epochs: number, score: EpochScore | undefined): void {
    const epoch = toldOf(event, epochs, score);
    const isImproved = score?.bestEpoch === event.epoch;
    const improved = isImproved ? this.#call('onImproved', ({ onImproved }, memory) => onImproved?.(epoch, memory)) : undefined;
    const ended = this.#call('onEpochEnd', ({ onEpochEnd }, memory) => onEpochEnd?.(epoch, memory));
    this.#stop.reason = improved ?? ended;
  }

  /** The wish to end a diverged training with its best weights. @throws the error, without such a wish or such weights */
  rescue(error: unknown, epochs: number, hasBest: boolean): TrainingStop {
    const divergence = divergenceOf(error);
    if (divergence === undefined || !(error instanceof Error)) throw error;
    const { epoch, step } = divergence;
    const told: CallbackDivergence = { epoch, epochs, step, message: error.message };
    const stop = this.#call('onDiverged', ({ onDiverged }, memory) => onDiverged?.(told, memory));
    if (stop === undefined || !hasBest) throw error;
    return stop;
  }

  /** What callbacks remember, and why one of them ended the training, as parts of the state. */
  get parts(): readonly (readonly [owner: string, part: StatefulPart])[] {
    if (this.#callbacks.length === 0) return [];
    const remembering = this.#callbacks.filter(({ callback }) => callback.memory !== undefined);
    return [['stopped', this.#stop] as const, ...remembering.map(({ callback: { name }, memory }) => [`callback:${name}`, partOf(name, memory)] as const)];
  }

  #call(hook: string, call: (callback: Callback, memory: CallbackMemory) => CallbackStop | undefined): TrainingStop | undefined {
    const stops = this.#callbacks.map(({ callback, memory }) => {
      const stop = callSafely(callback, () => call(callback, memory));
      checkMemory(callback, memory, hook);
      return stop === undefined ? undefined : { callback: callback.name, reason: stop.stop };
    });
    return stops.find((stop) => stop !== undefined);
  }
}

function callSafely(callback: Callback, call: () => CallbackStop | undefined): CallbackStop | undefined {
  try {
    const stop: unknown = call() ?? undefined;
    if (stop === undefined) return undefined;
    if (isRecordOf(stop, (value) => typeof value === 'string') && stop['stop'] !== undefined) return { stop: stop['stop'] };
    throw new TypeError('a hook returns nothing or { stop: "the reason" }');
  } catch (error) {
    throw contributionFailure('callbacks', callback.name, callback, error);
  }
}

/** A checkpoint could not hold anything else. */
function checkMemory(callback: Callback, memory: CallbackMemory, hook: string): void {
  const { memory: initial = {} } = callback;
  if (hasKeysOf(memory, initial) && Object.values(memory).every(isFiniteNumber)) return;
  const names = Object.keys(initial).join(', ') || 'nothing';
  throw contributionFailure('callbacks', callback.name, callback, new TypeError(`${hook} leaves other things than finite numbers in its memory of ${names}`));
}

/** The memory of a callback as a part of the state. */
function partOf(name: string, memory: CallbackMemory): StatefulPart {
  return {
    save: () => ({ ...memory }),
    restore: (saved) => Object.assign(memory, numbersOfPart(`callback:${name}`, Object.keys(memory), saved)),
  };
}

const hasKeysOf = (given: object, expected: object): boolean =>
  Object.keys(given).length === Object.keys(expected).length && Object.keys(expected).every((key) => Object.hasOwn(given, key));

function namedTwice(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The callback "${name}" is named twice.`,
    hint: 'Name each callback once; a checkpoint keeps what it remembers under its name.',
  });
}

/** The end of a training as a part of its state. */
class StopPart implements StatefulPart {
  reason: TrainingStop | undefined;

  save(): TrainingStop | null {
    return this.reason ?? null;
  }

  restore(saved: unknown): void {
    this.reason = saved === null ? undefined : parseStop(saved);
  }
}

/** @throws VITRUM_INVALID_CHECKPOINT */
function parseStop(saved: unknown): TrainingStop {
  const { callback, reason } = isRecord(saved) ? saved : {};
  if (typeof callback === 'string' && typeof reason === 'string') return { callback, reason };
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The training state says which callback ended the training, and why, got ${describeValue(saved)}.`,
    hint: 'Resume with the configuration that the run was started with.',
  });
}
