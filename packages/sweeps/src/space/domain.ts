/** A value of a setting: plain JSON. */
export type SettingValue = unknown;

/** The values that a setting may have, laid out along the interval from 0 to 1. */
export interface Domain {
  /** How its values are drawn. */
  readonly type: DomainType;
  /** The value at a place in [0, 1). */
  at(place: number): SettingValue;
  /** The middle of the places that have a value; undefined for a value of another domain. */
  placeOf(value: SettingValue): number | undefined;
  /** All values where they are few and have no order. */
  readonly choices?: readonly SettingValue[];
  /** Where the values are numbers: their bounds, and whether equal places are equal ratios. */
  readonly range?: NumberRange;
}

/** How the values of a domain are described. */
export type DomainType = 'choice' | 'integer' | 'uniform' | 'log-uniform';

/** Numbers from a minimum to a maximum. */
export interface NumberRange {
  /** Included. */
  readonly minimum: number;
  /** Included. */
  readonly maximum: number;
  /** True where equal places are equal ratios. */
  readonly isLogarithmic: boolean;
  /** True for whole numbers. */
  readonly isWhole: boolean;
}
