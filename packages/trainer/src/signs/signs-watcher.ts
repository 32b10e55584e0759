import type { WarningEvent } from '../training-event.ts';
import type { EpochUnderWatch, SignFinder, SignFinderOptions } from './sign-finder.ts';
import { emptyCurve, type SignsMemory } from './signs-memory.ts';

/** What a {@link SignsWatcher} watches. */
export interface SignsWatcherOptions extends SignFinderOptions {
  /** False keeps what is remembered, and looks at nothing. */
  readonly isOn: boolean;
}

/** The figures of an epoch that is over; without held-out samples there is nothing to say. */
export type WatchedEpoch = Omit<EpochUnderWatch, 'evaluation'> & { readonly evaluation: EpochUnderWatch['evaluation'] | undefined };

/** Looks for signs of trouble at the end of epochs, and tells each once in a run. Nothing that it does changes the training. */
export class SignsWatcher {
  readonly #options: SignsWatcherOptions;
  #finder: SignFinder | undefined;
  #found: readonly WarningEvent[] = [];
  /** What is remembered. */
  memory: SignsMemory = { curve: emptyCurve(), missing: [], told: [] };

  constructor(options: SignsWatcherOptions) {
    this.#options = options;
  }

  /** Takes in the held-out loss before training. */
  begin(before: number): void {
    const { curve } = this.memory;
    if (curve.epochs === 0 && curve.before === undefined) this.memory = { ...this.memory, curve: emptyCurve(before) };
  }

  /**
   * Looks for signs that an epoch shows and that were not told before.
   *
   * @throws the errors of a dataset
   */
  async observe(watched: WatchedEpoch): Promise<void> {
    const { evaluation } = watched;
    if (!this.#options.isOn || evaluation === undefined) return;
    const { keyOf, SignFinder } = await import('./sign-finder.ts'); // not needed to train: a page or a small bundle loads it here
    this.#finder ??= new SignFinder(this.#options);
    const { signs, seen } = await this.#finder.find({ ...watched, evaluation }, this.memory);
    const fresh = signs.filter((sign) => !this.memory.told.includes(keyOf(sign)));
    this.memory = { ...seen, told: [...this.memory.told, ...fresh.map(keyOf)] };
    this.#found = fresh.map((sign) => ({ type: 'warning', epoch: watched.epoch, ...sign }));
  }

  /** What `observe` found, once. */
  take(): readonly WarningEvent[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  save(): SignsMemory {
    return this.memory;
  }

  /** Releases the memory until the next epoch. */
  release(): void {
    this.#finder?.release();
  }
}
