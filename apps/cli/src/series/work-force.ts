import { availableParallelism } from 'node:os';
import { countOption, parseNumber } from '../options/parse-number.ts';

/** How many runs are trained at the same time, and on how many threads each. */
export interface WorkForce {
  readonly jobs: number;
  readonly threads: number;
}

/**
 * Divides the cores among runs: as many at a time as there are, each on its share of the threads. `--threads` is that of one run,
 * `--jobs` the number of runs.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function workForce(options: { readonly jobs?: string; readonly threads?: string }, runs: number, cores: number = availableParallelism()): WorkForce {
  const given = options.threads === undefined ? undefined : parseNumber(countOption, options.threads, '--threads');
  const asked = options.jobs === undefined ? Math.floor(cores / (given ?? 1)) : parseNumber(countOption, options.jobs, '--jobs');
  const jobs = Math.max(1, Math.min(asked, runs));
  return { jobs, threads: given ?? Math.max(1, Math.floor(cores / jobs)) };
}
