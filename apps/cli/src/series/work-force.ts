import { availableParallelism } from 'node:os';
import { countOption, parseNumber } from '../options/parse-number.ts';

/** How many runs are trained at the same time, and on how many threads each. */
export interface WorkForce {
  readonly jobs: number;
  readonly threads: number;
}

/** The options that say so, as they were typed. */
export interface GivenForce {
  readonly jobs?: string;
  readonly workers?: string;
  readonly threads?: string;
}

/**
 * Divides the cores among runs: as many at a time as there are, each on its share of the threads. `--threads` is that of one run,
 * `--jobs` or, of a sweep, `--workers` the number of runs.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function workForce({ jobs: members, workers, threads: each }: GivenForce, runs: number, cores: number = availableParallelism()): WorkForce {
  const given = each === undefined ? undefined : parseNumber(countOption, each, '--threads');
  const text = members ?? workers;
  const asked = text === undefined ? Math.floor(cores / (given ?? 1)) : parseNumber(countOption, text, workers === undefined ? '--jobs' : '--workers');
  const jobs = Math.max(1, Math.min(asked, runs));
  return { jobs, threads: given ?? Math.max(1, Math.floor(cores / jobs)) };
}
