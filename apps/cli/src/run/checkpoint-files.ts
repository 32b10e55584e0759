import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '@vitrum/runs';
import { checkpointName, stepOfCheckpoint } from '@vitrum/runs/internal';
import type { TrainingState } from '@vitrum/trainer';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { GivenPaths } from '../given-paths.ts';
import { reasonOf } from '../reason-of.ts';
import { writeTo } from '../write-output.ts';

/** How many are kept: if the bytes of the last one change, there is one before it. */
const kept = 2;

/** Where a checkpoint is, and where training stood. */
export interface SavedPlace extends Pick<TrainingState, 'epoch' | 'samples' | 'step'> {
  readonly path: string;
}

/** The checkpoints of a run folder: files that are written once, named by the steps taken; the last two are kept. */
export class CheckpointFiles {
  readonly #folder: string;
  readonly #paths: GivenPaths;
  readonly #check: () => void;
  /** The steps of those that can be resumed, the last one at the end. */
  #usable: readonly number[] = [];
  #last: SavedPlace | undefined;

  /**
   * @param folder - The path of the run folder as given.
   * @param check - Throws where the folder may not be written to any more.
   */
  constructor(folder: string, paths: GivenPaths, check: () => void = () => undefined) {
    this.#check = check;
    this.#folder = folder;
    this.#paths = paths;
  }

  /** The last one that was read or written. */
  get last(): SavedPlace | undefined {
    return this.#last;
  }

  /**
   * Writes a checkpoint atomically, and removes all but the last two.
   *
   * @returns Its path.
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async write(checkpoint: Checkpoint): Promise<string> {
    const { step } = checkpoint.state;
    const path = this.#pathOf(step);
    const bytes = await encodeCheckpoint(checkpoint);
    this.#check();
    await writeTo(path, () => writeFileAtomically(this.#paths.resolve(path), bytes));
    this.#last = placeOf(checkpoint, path);
    this.#usable = [...this.#usable.filter((each) => each < step), step].slice(-kept);
    await writeTo(this.#folder, () => this.#removeAllBut(this.#usable));
    return path;
  }

  /**
   * The last checkpoint that can be used; undefined if there is none at all.
   *
   * @param hint - What to do if none can be used.
   * @param onRefused - Receives the error of each later one.
   * @throws VITRUM_INVALID_CHECKPOINT with the reason of the last one if none can be used
   */
  async readLast(hint: string, onRefused: (error: unknown, next: string) => void): Promise<Checkpoint | undefined> {
    const steps = await this.#steps();
    const refused: unknown[] = [];
    for (const [index, step] of steps.entries()) {
      const path = this.#pathOf(step);
      const checkpoint = await this.#read(path, hint).catch((error: unknown) => {
        refused.push(error);
      });
      if (checkpoint === undefined) continue;
      for (const error of refused) onRefused(error, checkpointName(step));
      this.#last = placeOf(checkpoint, path);
      this.#usable = steps.slice(index, index + kept).toReversed();
      return checkpoint;
    }
    if (refused.length > 0) throw refused[0];
    return undefined;
  }

  /** Removes all of them; throws the errors of the operating system. */
  async clear(): Promise<void> {
    await this.#removeAllBut([]);
  }

  #pathOf(step: number): string {
    return join(this.#folder, checkpointName(step));
  }

  async #read(path: string, hint: string): Promise<Checkpoint> {
    const bytes = await readFile(this.#paths.resolve(path)).catch((error: unknown) => {
      throw new VitrumError({ code: 'VITRUM_INVALID_CHECKPOINT', message: `The checkpoint ${path} cannot be read: ${reasonOf(error)}.`, hint, cause: error });
    });
    return decodeCheckpoint(bytes, path, hint);
  }

  /** From the last one to the first. */
  async #steps(): Promise<readonly number[]> {
    return stepsIn(this.#paths.resolve(this.#folder));
  }

  async #removeAllBut(steps: readonly number[]): Promise<void> {
    for (const step of await this.#steps()) {
      if (!steps.includes(step)) await rm(this.#paths.resolve(this.#pathOf(step)), { force: true });
    }
  }
}

const placeOf = ({ state: { epoch, samples, step } }: Checkpoint, path: string): SavedPlace => ({ epoch, samples, step, path });

/** The steps of the checkpoints in a folder, from the last one to the first; none if it cannot be read. */
export async function stepsIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => stepOfCheckpoint(name) ?? []).sort((a, b) => b - a);
}
