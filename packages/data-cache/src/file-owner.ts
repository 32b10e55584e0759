import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { systemCode } from '@vitrum/core';

/** After this many milliseconds without a byte, whoever was writing has given up: longer than any wait for a server. */
const abandonedAfter = 3_600_000;

const machine = hostname().replaceAll(/[^\w-]/g, '_');

/** Names whoever writes a file: which process of which machine, and which of its files. */
export function createOwner(): string {
  return `${machine}~${process.pid}~${randomUUID().slice(0, 8)}`;
}

/** An owner as it stands in the name of a file. */
export const ownerPattern = String.raw`([^.~]+)~(\d+)~[^.~]+`;

/** True for a file that nobody writes any more: the process in its name has ended, or has long not written. */
export async function isAbandoned(path: string, owner: readonly [string, string]): Promise<boolean> {
  const [ownerMachine, pid] = owner;
  if (ownerMachine === machine && !isAlive(Number(pid))) return true;
  try {
    return Date.now() - (await stat(path)).mtimeMs > abandonedAfter;
  } catch {
    return false; // it has just been finished
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // sends nothing
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}
