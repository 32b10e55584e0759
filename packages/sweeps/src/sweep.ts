import { VitrumError } from '@vitrum/core';
import { checkOption, checkOptions, describeValue, within } from '@vitrum/core/internal';
import { parseRunConfig, type RunConfig } from '@vitrum/runs';
import { checkKeys } from '@vitrum/runs/internal';
import { parseBudget, type Budget } from './budget.ts';
import type { Halving } from './halving/rungs.ts';
import type { Search } from './search/search.ts';
import { searchNamed } from './search/searches.ts';
import { parseSpace } from './space/parse-space.ts';
import type { Space } from './space/setting.ts';

/** What is tried, how, and what is looked for. */
export interface Sweep {
  /** What the sweep is, for people. */
  readonly description?: string;
  /** What all runs have in common; what it leaves out follows from the data. */
  readonly run: RunConfig;
  /** The settings that are tried. */
  readonly space: Space;
  /** How values are chosen. */
  readonly search: Search;
  /** Decides every random choice of the search. */
  readonly seed: number;
  /** How many seeds each trial is trained with; the figure of a trial is their mean. */
  readonly seeds: number;
  /** What is looked for. */
  readonly objective: Objective;
  /** Which trials go on; all, where it is left out. */
  readonly halving?: Halving;
  /** When the sweep ends. */
  readonly budget: Budget;
}

/** What is looked for. */
export interface Objective {
  /** `loss` or the name of a metric; the main figure of the data's task by default. */
  readonly figure?: string;
  /** What the figure says by default: a loss is to be small, an accuracy great. */
  readonly direction?: Direction;
}

/** Whether a small figure is good, or a great one. */
export type Direction = 'minimize' | 'maximize';

const keys = ['description', 'run', 'space', 'search', 'seed', 'seeds', 'objective', 'halving', 'budget'];
const directions = ['minimize', 'maximize'] as const;

/**
 * Checks the description of a sweep in plain JSON. Values of the space are checked with the runs.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION, VITRUM_UNKNOWN_NAME, VITRUM_INVALID_OPTION and the errors of `parseRunConfig`
 */
export function parseSweep(value: unknown): Sweep {
  const { description, run, space, search = 'random', seed = 0, seeds = 1, objective, halving, budget } = checkKeys(value, keys, 'The description of a sweep');
  if (description !== undefined && typeof description !== 'string') throw notText(description);
  checkOption({ type: 'integer', minimum: 0 }, seed, '"seed"');
  checkOption({ type: 'integer', minimum: 1 }, seeds, '"seeds"');
  const sweep: Sweep = {
    ...(description !== undefined && { description }),
    run: run === undefined ? {} : within('"run"', () => parseRunConfig(run)),
    space: parseSpace(space),
    search: searchNamed(search),
    seed: Number(seed),
    seeds: Number(seeds),
    objective: parseObjective(objective),
    ...(halving !== undefined && { halving: parseHalving(halving) }),
    budget: parseBudget(budget),
  };
  checkTogether(sweep);
  return sweep;
}

function parseObjective(value: unknown): Objective {
  if (value === undefined) return {};
  if (typeof value === 'string') return { figure: value };
  const { figure, direction } = checkKeys(value, ['figure', 'direction'], '"objective"');
  if (figure !== undefined) checkOption({ type: 'string' }, figure, '"objective": figure');
  if (direction !== undefined) checkOption({ type: 'string', choices: directions }, direction, '"objective": direction');
  const toward = directions.find((each) => each === direction);
  return { ...(typeof figure === 'string' && { figure }), ...(toward && { direction: toward }) };
}

function parseHalving(value: unknown): Halving {
  const given = value === true ? {} : checkKeys(value, ['factor', 'minEpochs'], '"halving"');
  const { factor, minEpochs } = checkOptions({ factor: { type: 'integer', minimum: 2, default: 3 }, minEpochs: { type: 'integer', minimum: 1, default: 1 } }, given, '"halving"');
  return { factor: Number(factor), minEpochs: Number(minEpochs) }; // checked above
}

/** @throws VITRUM_INVALID_CONFIG where two parts contradict each other */
function checkTogether({ space, seeds, halving }: Sweep): void {
  const tries = (key: string): boolean => space.some((setting) => setting.key === key);
  if (halving !== undefined && tries('training.epochs')) {
    throw invalid('"halving" decides how many epochs a trial has, and "space" tries values of training.epochs.', 'Leave one of them out; with halving, "epochs" in "run" is the most that a trial has.');
  }
  if (seeds > 1 && tries('training.seed')) throw invalid(`"seeds" trains every trial with ${seeds} seeds, and "space" tries values of training.seed.`, 'Leave one of them out.');
}

function notText(description: unknown): VitrumError {
  return invalid(`"description" must be a text, got ${describeValue(description)}.`, 'Say in words what the sweep is, or leave it out.');
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CONFIG', message, hint });
}

/** The number of trials: what the budget says, or what there is where a search tries everything once. */
export function trialsOf({ search, space, budget }: Pick<Sweep, 'search' | 'space' | 'budget'>): number {
  const all = search.size?.(space) ?? Infinity;
  const isLimited = all < Infinity || budget.epochs !== undefined || budget.seconds !== undefined;
  return Math.min(all, budget.trials ?? (isLimited ? Infinity : usualTrials));
}

const usualTrials = 20;

