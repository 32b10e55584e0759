import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { decodeCheckpoint } from '@vitrum/runs';
import { stepOfCheckpoint } from '@vitrum/runs/internal';
import { begin, beginUntilMoment, findDifference, resume, type WholeRun } from './crash-run.ts';
import { isDone, untilHits, type Trial } from './until-hits.ts';

/** What came of some trials. */
export interface Outcome {
  readonly what: string;
  /** Trials that ended the run before its own end. */
  readonly hits: number;
  /** Trials that came too late: the run had ended by itself, which shows nothing. */
  readonly late: number;
  readonly faults: readonly string[];
  /** What else is worth knowing. */
  readonly note: string;
}

const isTemporary = (name: string): boolean => name.endsWith('.temporary');
const present = <T>(values: readonly (T | undefined)[]): readonly T[] => values.filter((value) => value !== undefined);

/** Ends runs by a signal at random moments and resumes them; again and again until they end, where a run is ended several times. */
export async function trySignal(whole: WholeRun, signal: NodeJS.Signals, times: number): Promise<Outcome> {
  let [within, inEpoch] = [0, 0];
  const expected = signal === 'SIGKILL' ? null : 130;
  const tried = await untilHits(times, 2, async (index): Promise<Trial> => {
    const folder = `${signal}-${index}`;
    const run = await beginUntilMoment(whole, folder);
    run.child.kill(signal);
    const ended = await run.ended;
    if (isDone(ended)) return { isHit: false, fault: endOf(whole, folder, findDifference(whole, folder, await resume(whole.cwd, folder))) };
    if (ended.exitCode !== expected) return { isHit: true, fault: `${folder}: exit code ${ended.exitCode}` };
    if (readdirSync(join(whole.cwd, folder)).some(isTemporary)) within++;
    const last = (await lastCheckpoint(join(whole.cwd, folder))).state;
    if (last.samples > 0) inEpoch++;
    return { isHit: true, fault: endOf(whole, folder, findDifference(whole, folder, await resume(whole.cwd, folder))) };
  });
  const note = signal === 'SIGKILL' ? `${within} within a write, ${inEpoch} resumed within an epoch` : `${inEpoch} resumed within an epoch`;
  return { what: signal, ...tried, note };
}

/** Fills the disk of a run at random moments, empties it, and resumes. */
export async function tryFullDisk(whole: WholeRun, times: number): Promise<Outcome> {
  const disk = join(whole.cwd, 'disk');
  mkdirSync(disk, { recursive: true });
  if (!mount(disk)) return tryLimit(whole, times);
  try {
    return { what: 'full disk', ...(await untilHits(times, 1, (index) => fillWithin(whole, disk, index))), note: 'a tmpfs of 8 MB' };
  } finally {
    execFileSync('umount', [disk]);
  }
}

async function fillWithin(whole: WholeRun, disk: string, index: number): Promise<Trial> {
  const folder = join('disk', `run-${index}`);
  const run = await beginUntilMoment({ ...whole, duration: whole.duration / 2 }, folder);
  const rest = whole.random.uniform(0, 4e5); // less than a checkpoint
  const filling = setInterval(() => fill(join(disk, 'filler'), rest), 5); // the run removes its older checkpoints, too
  const ended = await run.ended;
  const { exitCode, stderr } = ended;
  clearInterval(filling);
  rmSync(join(disk, 'filler'), { force: true });
  const isTold = exitCode === 1 && stderr.includes('no space is left') && stderr.includes('vitrum train --resume');
  const isHit = !isDone(ended);
  const fault = isTold || !isHit ? findDifference(whole, folder, await resume(whole.cwd, folder)) : `${folder}: exit code ${exitCode}: ${stderr.trim()}`;
  rmSync(join(whole.cwd, folder), { recursive: true });
  return { isHit, fault };
}

/** Fills a disk up to some bytes, while somebody else writes to it too. */
function fill(file: string, rest: number): void {
  const { bavail, bsize } = statfsSync(join(file, '..'));
  const size = Math.floor(bavail * bsize - rest);
  try {
    if (size > 0) appendFileSync(file, new Uint8Array(size));
  } catch {
    // it was less by then
  }
}

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Without the right to mount, a limit on the size of files: a write beyond it is cut short, as on a full disk. */
async function tryLimit(whole: WholeRun, times: number): Promise<Outcome> {
  const tried = await untilHits(times, 1, async (index): Promise<Trial> => {
    const folder = `limited-${index}`;
    const run = await beginUntilMoment(whole, folder);
    run.child.kill('SIGKILL');
    if (isDone(await run.ended)) return { isHit: false };
    // POSIX counts blocks of 512 bytes.
    const { exitCode, stderr } = await resume(whole.cwd, folder, ['sh', '-c', 'ulimit -f 200; exec "$0" "$@"']);
    const isTold = exitCode === 1 && stderr.includes('cannot be written') && stderr.includes('vitrum train --resume');
    return { isHit: true, fault: isTold ? findDifference(whole, folder, await resume(whole.cwd, folder)) : `${folder}: exit code ${exitCode}: ${stderr.trim()}` };
  });
  return { what: 'full disk', ...tried, note: 'no right to mount: ulimit -f stands in' };
}

/** Flips bits of a checkpoint: each is refused, and some runs go on from the one before it. */
export async function tryFlippedBits(whole: WholeRun, bits: number, resumed: number): Promise<Outcome> {
  const run = begin(whole.cwd, 'flipped');
  await run.seen('"epoch":2,');
  await setTimeout(50);
  run.child.kill('SIGKILL');
  await run.ended;
  const [last = ''] = checkpointsIn(join(whole.cwd, 'flipped'));
  const bytes = readFileSync(join(whole.cwd, 'flipped', last));
  const faults: (string | undefined)[] = [];
  for (let index = 0; index < bits; index++) {
    const bit = Math.floor(whole.random.uniform(0, 8 * bytes.length));
    const isRefused = await decodeCheckpoint(flip(bytes, bit), last).then(() => false, () => true);
    if (!isRefused) faults.push(`bit ${bit} of ${last} is not noticed`);
  }
  for (let index = 0; index < resumed; index++) {
    const folder = `flipped-${index}`;
    cpSync(join(whole.cwd, 'flipped'), join(whole.cwd, folder), { recursive: true });
    const bit = Math.floor(whole.random.uniform(0, 8 * bytes.length));
    writeFileSync(join(whole.cwd, folder, last), flip(bytes, bit));
    const ended = await resume(whole.cwd, folder);
    const isTold = ended.stderr.includes(`warning: The checkpoint ${join(folder, last)} cannot be used: `);
    faults.push(isTold ? findDifference(whole, folder, ended) : `${folder}, bit ${bit}: no warning: ${ended.stderr.trim()}`);
  }
  return { what: 'flipped bits', hits: bits, late: 0, faults: present(faults), note: `${resumed} of them resumed from the checkpoint before` };
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

/** The names, the last one first. */
function checkpointsIn(folder: string): readonly string[] {
  const stepOf = (name: string): number => stepOfCheckpoint(name) ?? -1;
  return readdirSync(folder).filter((name) => stepOf(name) >= 0).sort((a, b) => stepOf(b) - stepOf(a));
}

async function lastCheckpoint(folder: string): ReturnType<typeof decodeCheckpoint> {
  const [last = ''] = checkpointsIn(folder);
  return decodeCheckpoint(readFileSync(join(folder, last)), last);
}

/** Removes a folder without a fault; another one is kept to be looked at. */
function endOf({ cwd }: WholeRun, folder: string, fault: string | undefined): string | undefined {
  if (fault === undefined) rmSync(join(cwd, folder), { recursive: true });
  return fault;
}
