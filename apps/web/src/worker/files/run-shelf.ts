import { createStore, delMany, get, setMany, type UseStore } from 'idb-keyval';
import { VitrumError } from '@vitrum/core';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import { problemOf } from '../../shared/problem/problem-of.ts';
import type { Problem } from '../../shared/api/problem.ts';
import { checkKeptRun, checkRunRecord, type ListedRun, type RunRecord } from './run-record.ts';

/** The readable runs, and the problems of the others. */
export interface ShelfList {
  readonly runs: readonly KeptRun[];
  readonly problems: readonly Problem[];
}

const listed = 'list:';
const whole = 'run:';

/**
 * The runs in the browser's storage: each under its own key, with a smaller entry for the list, written in one transaction. If
 * storage is unavailable, runs are kept until the page is closed.
 */
export class RunShelf {
  /** Runs that are not in storage. */
  readonly #inMemory = new Map<string, ListedRun>();
  #store: UseStore | undefined;

  /** @returns Why it was not stored, in which case it is kept until the page is closed. */
  async keep(record: RunRecord): Promise<Problem | undefined> {
    const { id } = record.run;
    this.#inMemory.set(id, record);
    try {
      await setMany([[`${listed}${id}`, record.run], [`${whole}${id}`, record]], this.#open());
      this.#inMemory.delete(id);
      return undefined;
    } catch (error) {
      return problemOf(refused(error));
    }
  }

  /** Keeps a run until the page is closed: it is on the visitor's disk. Those of the same time stay in their order. */
  hold(record: ListedRun): void {
    this.#inMemory.delete(record.run.id);
    this.#inMemory.set(record.run.id, record);
  }

  /** The runs, latest first. Unreadable ones stay in storage. */
  async list(): Promise<ShelfList> {
    const problems: Problem[] = [];
    const runs = new Map<string, KeptRun>();
    const attempt = (work: () => void): void => {
      try {
        work();
      } catch (error) {
        problems.push(problemOf(error));
      }
    };
    const stored = await this.#entries().catch((error: unknown) => {
      problems.push(problemOf(refused(error)));
      return [];
    });
    for (const [key, value] of stored) {
      attempt(() => {
        const run = checkKeptRun(value, key);
        runs.set(run.id, run);
      });
    }
    for (const { run } of this.#inMemory.values()) runs.set(run.id, run);
    return { runs: [...runs.values()].sort((a, b) => b.savedAt - a.savedAt), problems };
  }

  /**
   * @throws VITRUM_INVALID_CHECKPOINT if it is missing or unreadable
   */
  async read(id: string): Promise<RunRecord> {
    const held = this.#inMemory.get(id);
    if (held !== undefined) return withFiles(held);
    return checkRunRecord(await get(`${whole}${id}`, this.#open()), `${whole}${id}`);
  }

  /** @throws VITRUM_OUTPUT_UNWRITABLE */
  async remove(id: string): Promise<void> {
    this.#inMemory.delete(id);
    try {
      await delMany([`${listed}${id}`, `${whole}${id}`], this.#open());
    } catch (error) {
      throw refused(error);
    }
  }

  async #entries(): Promise<readonly (readonly [key: string, value: unknown])[]> {
    const store = this.#open();
    const range = IDBKeyRange.bound(listed, `${listed}\uffff`);
    return store('readonly', async (objects) => {
      const [keys, values] = [objects.getAllKeys(range), objects.getAll(range)];
      await new Promise<void>((resolve, reject) => {
        values.onsuccess = () => {
          resolve();
        };
        values.onerror = () => {
          reject(values.error ?? new Error('the storage does not answer'));
        };
      });
      return keys.result.flatMap((key, index) => {
        const value: unknown = values.result[index];
        return typeof key === 'string' ? [[key, value] as const] : [];
      });
    });
  }

  /** Opened on first use: throws in a browser without storage. */
  #open(): UseStore {
    this.#store ??= createStore('vitrum', 'runs');
    return this.#store;
  }
}

/** @throws VITRUM_INVALID_CHECKPOINT */
function withFiles(held: ListedRun): RunRecord {
  if ('texts' in held) return held;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The files of the run ${JSON.stringify(held.run.name)} are not here: a sweep's record tells of it, and no more.`,
    hint: 'Open the whole folder of the sweep, or the run folder of this trial in it.',
  });
}

function refused(error: unknown): VitrumError {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return new VitrumError({
    code: 'VITRUM_OUTPUT_UNWRITABLE',
    message: isFull ? 'The browser has no more room to keep runs.' : `This browser does not let the page keep runs: ${reason.replace(/\.$/, '')}.`,
    hint: isFull
      ? 'Delete some in the room "Models and runs"; this one stays until the page is closed.'
      : 'Training goes on all the same, and runs stay until the page is closed: export those that you want to keep. Private windows often refuse storage.',
    cause: error,
  });
}
