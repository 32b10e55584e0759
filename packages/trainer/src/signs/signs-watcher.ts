import { VitrumError } from '@vitrum/core';
import { isFiniteNumber, isListOf, isRecord } from '@vitrum/core/internal';
import type { StatefulPart } from '../state-parts.ts';
import type { WarningEvent } from '../training-event.ts';
import { emptyCurve, isCurve } from './curve.ts';
import { keyOf } from './sign.ts';
import type { EpochUnderWatch, SeenEpochs, SignFinder, SignFinderOptions } from './sign-finder.ts';

/** What a {@link SignsWatcher} watches. */
export interface SignsWatcherOptions extends SignFinderOptions {
  /** False keeps what is remembered, and looks at nothing. */
  readonly isOn: boolean;
}

/** The figures of an epoch that is over; without held-out samples there is nothing to say. */
export type WatchedEpoch = Omit<EpochUnderWatch, 'evaluation'> & { readonly evaluation: EpochUnderWatch['evaluation'] | undefined };

/** What is remembered, as plain JSON. */
interface Memory extends SeenEpochs {
  /** The keys of the signs that were told. */
  readonly told: readonly string[];
}

/** Looks for signs of trouble at the end of epochs, and tells each once in a run. Nothing that it does changes the training. */
export class SignsWatcher implements StatefulPart {
  readonly #options: SignsWatcherOptions;
  #finder: SignFinder | undefined;
  #found: readonly WarningEvent[] = [];
  #memory: Memory = { curve: emptyCurve(), missing: [], told: [] };

  constructor(options: SignsWatcherOptions) {
    this.#options = options;
  }

  /** Takes in the held-out loss before training. */
  begin(before: number): void {
    const { curve } = this.#memory;
    if (curve.epochs === 0 && curve.before === undefined) this.#memory = { ...this.#memory, curve: emptyCurve(before) };
  }

  /**
   * Looks for signs that an epoch shows and that were not told before.
   *
   * @throws the errors of a dataset
   */
  async observe(watched: WatchedEpoch): Promise<void> {
    const { evaluation } = watched;
    if (!this.#options.isOn || evaluation === undefined) return;
    const { SignFinder } = await import('./sign-finder.ts'); // not needed to train: a page or a small bundle loads it here
    this.#finder ??= new SignFinder(this.#options);
    const { signs, seen } = await this.#finder.find({ ...watched, evaluation }, this.#memory);
    const fresh = signs.filter((sign) => !this.#memory.told.includes(keyOf(sign)));
    this.#memory = { ...seen, told: [...this.#memory.told, ...fresh.map(keyOf)] };
    this.#found = fresh.map((sign) => ({ type: 'warning', epoch: watched.epoch, ...sign }));
  }

  /** What `observe` found, once. */
  take(): readonly WarningEvent[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  save(): unknown {
    return this.#memory;
  }

  /** @throws VITRUM_INVALID_CHECKPOINT */
  restore(saved: unknown): void {
    if (!isMemory(saved)) {
      throw new VitrumError({
        code: 'VITRUM_INVALID_CHECKPOINT',
        message: 'The memory of "signs" has a curve, the epochs in which classes were missing, and the signs that were told.',
        hint: 'Resume from a checkpoint as vitrum wrote it, or start a new run.',
      });
    }
    this.#memory = saved;
  }

  /** Releases the memory until the next epoch. */
  release(): void {
    this.#finder?.release();
  }
}

function isMemory(value: unknown): value is Memory {
  if (!isRecord(value)) return false;
  const isText = (entry: unknown): entry is string => typeof entry === 'string';
  return isCurve(value['curve']) && isListOf(value['missing'], isFiniteNumber) && isListOf(value['told'], isText);
}
