import type { Checkpoint } from '@vitrum/runs';
import type { CheckpointFiles } from './checkpoint-files.ts';

/** Writes the checkpoints of a run one after the other while training goes on: a disk takes longer to sync than an epoch may take. */
export class CheckpointWriter {
  readonly #files: CheckpointFiles;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(files: CheckpointFiles) {
    this.#files = files;
  }

  /**
   * Begins to write a checkpoint when the one before is written.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE if that one could not be
   */
  async begin(take: () => Checkpoint): Promise<void> {
    await this.#pending;
    this.#pending = this.#files.write(take());
    this.#pending.catch(() => undefined); // thrown where it is waited for
  }

  /**
   * Waits until everything is written.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async finish(): Promise<void> {
    await this.#pending;
  }
}
