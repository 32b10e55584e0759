import { describeValue } from '@vitrum/core/internal';
import { formatFigure, formatPercent, roundToSix } from '@vitrum/runs/internal';
import type { SettingValues, Trial } from '@vitrum/sweeps';

/** How figures of a sweep are written. */
export interface FigureStyle {
  readonly figure: string;
  readonly isPercent: boolean;
}

/** A figure of the objective for people. */
export const formatObjective = (value: number, { isPercent }: Pick<FigureStyle, 'isPercent'>): string => (isPercent ? formatPercent(value) : formatFigure(value));

/** A value of a setting for people: numbers in six digits. */
export function formatSetting(value: unknown): string {
  if (typeof value === 'number') return String(roundToSix(value));
  return typeof value === 'string' ? value : describeValue(value);
}

/** The last word of a key, or the whole of it where two keys end alike: `learningRate`. */
export function shortKeys(keys: readonly string[]): readonly string[] {
  const last = (key: string): string => key.split('.').at(-1) ?? key;
  return keys.map((key) => (keys.filter((other) => last(other) === last(key)).length > 1 ? key : last(key)));
}

/** The values of a trial in one line: `learningRate=0.012 batchSize=16`. */
export function describeValues(values: SettingValues, keys: readonly string[]): string {
  const short = shortKeys(keys);
  return keys.flatMap((key, i) => (Object.hasOwn(values, key) ? [`${short[i] ?? key}=${formatSetting(values[key])}`] : [])).join(' ');
}

/** `trial 7` */
export const titleOfTrial = ({ index }: Pick<Trial, 'index'>): string => `trial ${index}`;
