import type { SettingValues, Space } from '../space/setting.ts';

/** What a search knows when it suggests the values of a trial. */
export interface SuggestionRequest {
  /** The settings. */
  readonly space: Space;
  /** That of the sweep. */
  readonly seed: number;
  /** The number of the trial, from 0 on. */
  readonly index: number;
  /** Trials that have a value, in the order in which they were suggested. Most searches do not look at them. */
  readonly earlier: readonly ScoredTrial[];
}

/** A trial and how well it did. */
export interface ScoredTrial {
  /** What it tried. */
  readonly values: SettingValues;
  /** Smaller is better, whatever the objective is. */
  readonly cost: number;
}

/** How the values of trials are chosen: a pure function, so that two machines suggest the same. */
export interface Search {
  /** How it is called in a sweep. */
  readonly name: string;
  /** What it does, for people. */
  readonly description: string;
  /** The values of a trial; undefined where a search is exhausted. */
  suggest(request: SuggestionRequest): SettingValues | undefined;
  /** How many trials there are, where that is limited. */
  readonly size?: (space: Space) => number;
}
