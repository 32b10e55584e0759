import { access, constants, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isVitrumError, VitrumError } from '@vitrum/core';
import { makeFolder } from '@vitrum/data-cache/internal';
import type { Checkpoint, Run } from '@vitrum/runs';
import { recordsUntil, runFiles, stepOfCheckpoint, runFolderName, type RunFile } from '@vitrum/runs/internal';
import type { TrainingState } from '@vitrum/trainer';
import type { CommandHost } from '../command-host.ts';
import { lockFile, lockFolder, type FolderLock } from '../lock/folder-lock.ts';
import type { QueueClaim } from '../lock/queue-claim.ts';
import { appendWhole } from '../files/append-whole.ts';
import { createNewFolder } from '../files/create-new-folder.ts';
import { removeAbandoned } from '../files/remove-abandoned.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { GivenPaths } from '../given-paths.ts';
import { hintTexts } from '../hint-texts.ts';
import { reasonOf } from '../reason-of.ts';
import { reportWarning } from '../report-warning.ts';
import { writeTo } from '../write-output.ts';
import { CheckpointFiles } from './checkpoint-files.ts';

/** The folder of one training run: its configuration, checkpoints, events and model. */
export class RunFolder {
  /** The path as given. */
  readonly path: string;
  readonly checkpoints: CheckpointFiles;
  readonly #paths: GivenPaths;
  readonly #written = new Set<RunFile>();
  #lock: FolderLock | undefined;

  constructor(path: string, paths: GivenPaths) {
    this.path = path;
    this.#paths = paths;
    this.checkpoints = new CheckpointFiles(path, paths, () => this.#lock?.check());
  }

  /**
   * Locks the folder for this process: two runs never write to one folder. Undefined if there is no such folder.
   *
   * @param claim - Of the job of a queue that the run is.
   * @throws VITRUM_RUN_IN_USE, VITRUM_OUTPUT_UNWRITABLE
   */
  async lock(claim?: QueueClaim): Promise<FolderLock | undefined> {
    const folder = this.#paths.resolve(this.path);
    if (!(await isFolder(folder))) return undefined;
    this.#lock = await writeTo(this.path, () => lockFolder(folder, this.path, claim));
    return this.#lock;
  }

  /**
   * Begins a run with its configuration. Files of an earlier run are removed, except its model, which is kept until a new one
   * replaces it, so that a failed run never costs a finished one.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async begin(config: string): Promise<void> {
    await this.removeAbandoned();
    await this.write('config', config);
    const replaced: readonly RunFile[] = ['events', 'untrained', 'best'];
    await writeTo(this.path, async () => {
      await this.checkpoints.clear();
      for (const file of replaced) await rm(this.#paths.resolve(this.pathOf(file)), { force: true });
    });
  }

  /**
   * Removes the temporary files of a killed process; the folder must be locked.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async removeAbandoned(): Promise<void> {
    await writeTo(this.path, () => removeAbandoned(this.#paths.resolve(this.path), { isOwn: isOfRun, isShared: (name) => name === lockFile }));
  }

  /** True if a file of an earlier run remains. */
  async hasEarlier(file: RunFile): Promise<boolean> {
    return !this.#written.has(file) && this.#has(file);
  }

  async #has(file: RunFile): Promise<boolean> {
    return access(this.#paths.resolve(this.pathOf(file))).then(
      () => true,
      () => false,
    );
  }

  /** The path of a file of the run, relative or absolute like that of the folder. */
  pathOf(file: RunFile): string {
    return join(this.path, runFiles[file]);
  }

  /**
   * Writes a file atomically.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async write(file: RunFile, text: string): Promise<void> {
    const path = this.pathOf(file);
    this.#lock?.check();
    await writeTo(path, () => writeFileAtomically(this.#paths.resolve(path), text));
    this.#written.add(file);
  }

  /**
   * Keeps the event log up to a state, see `recordsUntil`, so that nothing is recorded twice when the run goes on from there.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async rewindEvents(state: Pick<TrainingState, 'epoch' | 'samples'>): Promise<void> {
    const text = await readFile(this.#paths.resolve(this.pathOf('events')), 'utf8').catch(() => ''); // lost, or not written yet
    const rewound = recordsUntil(text, state).map((record) => `${JSON.stringify(record)}\n`).join('');
    if (rewound !== text) await this.write('events', rewound);
  }

  /**
   * The checkpoint that the run goes on from: the last one, or with a warning the one before it.
   *
   * @throws VITRUM_INVALID_CHECKPOINT
   */
  async readCheckpoint(host: CommandHost): Promise<Checkpoint> {
    const warn = (error: unknown, next: string): void => {
      reportWarning({ message: isVitrumError(error) ? error.message : reasonOf(error), hint: `The run goes on from the one before it, ${next}.` }, host);
    };
    const checkpoint = await this.checkpoints.readLast(hintTexts.restartDownload, warn);
    if (checkpoint !== undefined) return checkpoint;
    throw (await this.#has('config')) ? this.#notBegun() : this.#unreadable('there is no checkpoint in it');
  }

  /** Appends a line to the event log, in full or not at all; see {@link write}. */
  async appendEvent(line: string): Promise<void> {
    const path = this.pathOf('events');
    this.#lock?.check();
    await writeTo(path, () => appendWhole(this.#paths.resolve(path), `${line}\n`));
  }

  /**
   * Reads a file of an earlier run.
   *
   * @throws VITRUM_INVALID_CHECKPOINT
   */
  async read(file: RunFile): Promise<string> {
    try {
      return await readFile(this.#paths.resolve(this.pathOf(file)), 'utf8');
    } catch (error) {
      throw this.#unreadable(`${runFiles[file]} cannot be read, ${reasonOf(error)}`, error);
    }
  }

  /**
   * Reads a file of an earlier run; undefined if there is none.
   *
   * @throws VITRUM_INVALID_CHECKPOINT
   */
  async readIfPresent(file: RunFile): Promise<string | undefined> {
    return (await this.#has(file)) ? this.read(file) : undefined;
  }

  #unreadable(reason: string, cause?: unknown): VitrumError {
    return new VitrumError({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: `The run in ${this.path} cannot be resumed: ${reason}.`,
      hint: 'Name the folder of a run that "vitrum train" began.',
      cause,
    });
  }

  #notBegun(): VitrumError {
    return new VitrumError({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: `The run in ${this.path} was stopped before its first checkpoint: there is nothing to go on from.`,
      hint: `Begin it anew with its own settings: vitrum train --config ${this.pathOf('config')} --out ${this.path}`,
    });
  }
}

const isOfRun = (name: string): boolean => Object.values<string>(runFiles).includes(name) || stepOfCheckpoint(name) !== undefined;

/**
 * Checks that a folder exists and is writable, or can be created.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function checkWritable(path: string, paths: GivenPaths, option?: string): Promise<void> {
  const check = async (): Promise<void> => access(await nearestExisting(paths.resolve(path)), constants.W_OK);
  await writeTo(path, check, option);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function nearestExisting(path: string): Promise<string> {
  try {
    await readdir(path); // fails unless it is a folder
    return path;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT') || dirname(path) === path) throw error;
    return nearestExisting(dirname(path));
  }
}

/**
 * Creates a run folder if it does not exist.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function createRunFolder(path: string, paths: GivenPaths): Promise<RunFolder> {
  await writeTo(path, () => makeFolder(paths.resolve(path)));
  return new RunFolder(path, paths);
}

/** The parent of automatically named run folders. */
export const runsFolder = 'runs';

/**
 * Creates a new run folder: `runs/2026-11-23T14-05-09Z-mnist-7`, with a numeric suffix if another run started in the same second.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function createNewRunFolder(run: Run, time: Date, paths: GivenPaths): Promise<RunFolder> {
  return new RunFolder(await createNewFolder(join(runsFolder, runFolderName(run, time)), paths), paths);
}
