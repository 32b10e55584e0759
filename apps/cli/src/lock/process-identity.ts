import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isRecord } from '@vitrum/core/internal';

/** What tells a process from every other one, on this machine or another, also after its number has been given to a new process. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in a form that is only compared; undefined where the system does not tell. */
  readonly started?: string;
  readonly host: string;
  /** Tells machines of the same name apart. */
  readonly machine?: string;
  /** Differs after a restart of the machine. */
  readonly boot?: string;
  /** Differs between containers, which number their processes on their own. */
  readonly namespace?: string;
}

/** What is known of a process: that it runs, that it has ended, or nothing, where it belongs to another machine or container. */
export type ProcessState = 'running' | 'ended' | 'unknown';

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  const started = startOf(process.pid);
  return { pid: process.pid, host: hostname(), ...(started !== undefined && { started }), ...placeOf() };
}

/** Whether a process still runs, as far as it can be told from here. */
export function stateOf(identity: ProcessIdentity): ProcessState {
  const { pid, started, host, machine, boot, namespace } = identity;
  const here = placeOf();
  if (host !== hostname() || machine !== here.machine) return 'unknown';
  if (boot !== here.boot) return 'ended';
  if (namespace !== here.namespace) return 'unknown';
  if (!exists(pid)) return 'ended';
  const now = startOf(pid);
  return started === undefined || now === undefined || now === started ? 'running' : 'ended';
}

/** True for JSON that has the form of an identity. */
export function isProcessIdentity(value: unknown): value is ProcessIdentity {
  if (!isRecord(value) || !Number.isSafeInteger(value['pid']) || Number(value['pid']) < 1 || typeof value['host'] !== 'string') return false;
  return ['started', 'machine', 'boot', 'namespace'].every((name) => value[name] === undefined || typeof value[name] === 'string');
}

type Place = Pick<ProcessIdentity, 'machine' | 'boot' | 'namespace'>;

/** What Linux tells of the machine; other systems have only the host's name. */
function placeOf(): Place {
  const facts = {
    machine: attempt(() => readFileSync('/etc/machine-id', 'utf8').trim()),
    boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined && fact !== ''));
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0); // sends nothing
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH'); // EPERM: it belongs to another user
  }
  return !isZombie(pid);
}

/** A process that has ended, and that its parent has not asked about yet. */
const isZombie = (pid: number): boolean => /^[ZX]/.test(statusOf(pid) ?? '');

/** From the state on, after the name in parentheses, which may hold anything. */
function statusOf(pid: number): string | undefined {
  return attempt(() => /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
}

/** The place of the start time, in ticks since the machine's start, in what follows the name. */
const startField = 19;

function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return statusOf(pid)?.split(' ')[startField];
  if (process.platform === 'win32') return undefined;
  return attempt(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'ignore'] }).trim());
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined; // the system does not tell
  }
}
