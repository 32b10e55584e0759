import type { Domain, SettingValue } from './domain.ts';

/** A setting of a run that a sweep tries values of. */
export interface Setting {
  /** Where it is in the description of a run: `training.learningRate`. */
  readonly key: string;
  /** Its values. */
  readonly domain: Domain;
  /** Other settings that must have one of these values for this one to be tried; none: always. */
  readonly when: readonly Condition[];
}

/** A condition of a setting. */
export interface Condition {
  /** The other setting. */
  readonly key: string;
  /** Its values with which the condition is met. */
  readonly values: readonly SettingValue[];
}

/** The settings that are tried, each after those that it depends on. */
export type Space = readonly Setting[];

/** A value for each setting that is tried in a trial. */
export type SettingValues = Readonly<Record<string, SettingValue>>;
