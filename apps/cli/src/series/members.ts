import { VitrumError } from '@vitrum/core';
import type { RunConfig } from '@vitrum/runs';
import { defaultSeed } from '@vitrum/runs/internal';
import { countOption, indexOption, parseNumber } from '../options/parse-number.ts';
import { parseFolds } from '../run/fold-option.ts';

/** What the runs of a series differ in. */
export type SeriesKind = 'seeds' | 'folds';

/** One run of a series. */
export interface Member {
  /** The name of its folder: `seed-7`, `fold-1`. */
  readonly name: string;
  readonly seed: number;
  /** The fold that is held out. */
  readonly fold?: number;
}

/** Several runs of one description. */
export interface Series {
  readonly kind: SeriesKind;
  readonly members: readonly Member[];
  /** The threads of each run: it has the same bits again with as many. */
  readonly threads?: number;
}

/** The options that make one run a series, as they were typed. */
export interface SeriesOptions {
  readonly seeds?: string;
  readonly folds?: string;
  readonly fold?: string;
  readonly jobs?: string;
  readonly seed?: string;
}

/** True where the options describe several runs. */
export function isSeries({ seeds, folds, fold }: SeriesOptions): boolean {
  return seeds !== undefined || (folds !== undefined && fold === undefined);
}

/**
 * The runs that the options describe: as many seeds from the first on, or each fold once.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function membersOf({ seeds, folds, seed }: SeriesOptions, { training }: RunConfig): Series {
  if (seeds !== undefined && folds !== undefined) throw bothGiven(seeds, folds);
  const first = seed === undefined ? (training?.seed ?? defaultSeed) : parseNumber(indexOption, seed, '--seed');
  if (seeds !== undefined) return { kind: 'seeds', members: numbered(parseSeeds(seeds)).map((i) => seedMember(first + i)) };
  return { kind: 'folds', members: numbered(parseFolds(folds ?? '')).map((i) => foldMember(i + 1, first)) };
}

/** For people: `seed 7`. */
export const titleOf = ({ name }: Member): string => name.replace('-', ' ');

const seedMember = (seed: number): Member => ({ name: `seed-${seed}`, seed });
const foldMember = (fold: number, seed: number): Member => ({ name: `fold-${fold}`, seed, fold });
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

function parseSeeds(text: string): number {
  const seeds = parseNumber(countOption, text, '--seeds');
  if (seeds > 1) return seeds;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: '--seeds says how many seeds are tried, and a single one has no standard deviation.',
    hint: 'Give at least 2, or say which seed a single run has: --seed 1.',
  });
}

function bothGiven(seeds: string, folds: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--seeds ${seeds} and --folds ${folds} each describe runs of their own.`,
    hint: 'Give one of them; the folds of another seed are those of --folds with --seed.',
  });
}
