import type { TrainingData } from '@vitrum/runs';

/** Keeps the data that were loaded last, for a process that trains one run after the other with them. */
export class KeptData {
  #last: { readonly key: string; readonly data: TrainingData } | undefined;

  /**
   * The data of a key: those that are kept, or loaded and kept from then on.
   *
   * @param key - Everything that they depend on.
   */
  async get(key: string, load: () => Promise<TrainingData>): Promise<TrainingData> {
    if (this.#last?.key !== key) {
      this.close();
      this.#last = { key, data: await load() };
    }
    return this.#last.data;
  }

  /** Lets go of them. */
  close(): void {
    const { train, validation, test } = this.#last?.data.data ?? {};
    for (const part of [train, validation, test]) part?.close?.();
    this.#last = undefined;
  }
}
