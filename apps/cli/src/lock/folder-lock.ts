import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { VitrumError } from '@vitrum/core';
import { isRecord, systemCode } from '@vitrum/core/internal';
import type { QueueClaim } from './queue-claim.ts';
import { isProcessIdentity, ownIdentity, stateOf, type ProcessIdentity } from './process-identity.ts';

/** The lock of a run folder: a file that names the process which writes there. */
export const lockFile = 'run.lock';

/** What a lock file says. */
interface Holder {
  readonly process: ProcessIdentity;
  /** The time of locking, in ISO 8601. */
  readonly since: string;
  /** Tells one locking from another. */
  readonly id: string;
  /** The job of a queue that the process had the folder for. */
  readonly job?: string;
}

/** A locked folder. */
export interface FolderLock {
  /** Unlocks the folder; without an effect if it is locked by somebody else by now. */
  release(): void;
  /**
   * Checks that nobody has taken the folder over: what a queue gave to somebody else is theirs, also where this process still runs.
   *
   * @throws VITRUM_RUN_IN_USE
   */
  check(): void;
}

/** Milliseconds between two attempts, and how many there are while another process is about to lock or to unlock. */
const pause = 20;
const attempts = 250;

/**
 * Locks a folder for this process. A lock whose process has ended, by `kill -9` or with its machine, is taken over; of several
 * processes that try, one succeeds.
 *
 * @param folder - Its absolute path.
 * @param name - Its name in messages.
 * @param claim - What a queue says, which gives a job to one worker at a time: locks of another machine for the same job, or for one that it has given up,
 *   are taken over, too.
 * @throws VITRUM_RUN_IN_USE; the errors of the operating system
 */
export async function lockFolder(folder: string, name: string, claim?: QueueClaim): Promise<FolderLock> {
  const path = join(folder, lockFile);
  const own: Holder = { process: ownIdentity(), since: new Date().toISOString(), id: randomUUID(), ...(claim && { job: claim.job }) };
  const draft = `${path}.${own.id}.temporary`;
  writeSynced(draft, `${JSON.stringify(own)}\n`);
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (create(draft, path)) return lockOf(path, name, own);
      const holder = readHolder(path);
      if (holder !== undefined) {
        if (isInForce(holder, claim)) throw inUse(folder, name, holder);
        if (takeOver(draft, path, holder)) return lockOf(path, name, own);
      }
      await setTimeout(pause);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw notOurs(name);
}

/**
 * Checks that no running process has locked a folder.
 *
 * @param claim - See {@link lockFolder}.
 * @throws VITRUM_RUN_IN_USE
 */
export function checkUnlocked(folder: string, name: string, claim?: QueueClaim): void {
  const holder = readHolder(join(folder, lockFile));
  if (holder !== undefined && isInForce(holder, claim)) throw inUse(folder, name, holder);
}

/** Whether a process of another machine still runs is not seen from here; the queue that took its job away has seen that it does not. */
function isInForce({ process: identity, id, job }: Holder, claim: QueueClaim | undefined): boolean {
  const state = stateOf(identity);
  return state === 'running' || (state === 'unknown' && (claim === undefined || (job !== claim.job && id !== claim.givenUp)));
}

/** The lock and the job of a process of which it cannot be seen from here whether it runs; undefined where there is no such lock. */
export function lockOfJobElsewhere(folder: string): { readonly id: string; readonly job: string } | undefined {
  const holder = readHolder(join(folder, lockFile));
  if (holder?.job === undefined || stateOf(holder.process) !== 'unknown') return undefined;
  return { id: holder.id, job: holder.job };
}

function lockOf(path: string, name: string, { id, job }: Holder): FolderLock {
  return {
    release: () => {
      if (readHolder(path)?.id === id) rmSync(path, { force: true });
    },
    check: () => {
      if (job === undefined) return; // nobody takes it over while this process runs
      const holder = readHolder(path);
      if (holder?.id !== id) throw takenOver(name, holder);
    },
  };
}

/** Creates the lock with its whole content at once; false if there is one. */
function create(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
  }
  // A file system without links: between creation and writing, the lock is empty.
  try {
    writeFileSync(path, readFileSync(draft), { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Replaces the lock of a process that has ended. Who has created the marker of that very lock may replace it, if it is still there:
 * another process may have done so before.
 *
 * @returns False if another process is or was faster.
 */
function takeOver(draft: string, path: string, ended: Holder): boolean {
  const marker = `${path}.${ended.id}`;
  if (!create(draft, marker)) {
    const other = readHolder(marker);
    if (other !== undefined && stateOf(other.process) === 'ended') rmSync(marker, { force: true });
    return false;
  }
  try {
    if (readHolder(path)?.id !== ended.id) return false;
    const replacement = `${draft}.new`;
    writeSynced(replacement, readFileSync(draft, 'utf8'));
    renameSync(replacement, path);
    return true;
  } finally {
    rmSync(marker, { force: true });
  }
}

/** Undefined if there is no lock, or none that can be read yet. */
function readHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isRecord(value)) return undefined;
    const { process: identity, since, id, job } = value;
    const isHolder = isProcessIdentity(identity) && typeof since === 'string' && typeof id === 'string' && /^[\da-f-]+$/.test(id);
    return isHolder ? { process: identity, since, id, ...(typeof job === 'string' && { job }) } : undefined;
  } catch {
    return undefined;
  }
}

/** After a power failure, a name must not refer to missing data. */
function writeSynced(path: string, text: string): void {
  const descriptor = openSync(path, 'wx');
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function inUse(folder: string, name: string, { process: { pid, host }, process: identity, since }: Holder): VitrumError {
  const isHere = stateOf(identity) === 'running';
  const time = since.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  return new VitrumError({
    code: 'VITRUM_RUN_IN_USE',
    message: isHere
      ? `The run in ${name} is being trained by process ${pid} since ${time}.`
      : `The run in ${name} is being trained by process ${pid} of another machine or container, ${JSON.stringify(host)}, since ${time}; the folder was last written to at ${lastWritten(folder)}.`,
    hint: isHere
      ? `Wait for its end, stop it with Ctrl-C or "kill ${pid}", or give a new run another folder with --out.`
      : `Whether it still runs cannot be seen from here. If it does not, remove ${join(name, lockFile)}; otherwise give a new run another folder with --out.`,
  });
}

function takenOver(name: string, holder: Holder | undefined): VitrumError {
  const by = holder === undefined ? 'somebody else' : `process ${holder.process.pid} of ${JSON.stringify(holder.process.host)}`;
  return new VitrumError({
    code: 'VITRUM_RUN_IN_USE',
    message: `The run in ${name} was taken over by ${by}: the queue has not heard of this worker for too long.`,
    hint: 'Nothing is lost: it goes on there from its last checkpoint.',
  });
}

/** Checkpoints are renamed into the folder, which changes its time. */
const lastWritten = (folder: string): string => statSync(folder).mtime.toISOString().replace('T', ' ').replace(/\.\d+Z$/, ' UTC');

function notOurs(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_RUN_IN_USE',
    message: `${join(name, lockFile)} stands for a run that is being trained, and does not say by which process.`,
    hint: 'Remove it if no process trains there, or give a new run another folder with --out.',
  });
}
