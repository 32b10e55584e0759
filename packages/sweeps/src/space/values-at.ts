import { isSameJson } from '@vitrum/runs/internal';
import type { Setting, SettingValues, Space } from './setting.ts';

/** The values at a point of the unit cube, one coordinate for each setting; those whose conditions are not met are left out. */
export function valuesAt(space: Space, point: readonly number[]): SettingValues {
  const values: Record<string, unknown> = {};
  for (const [index, setting] of space.entries()) {
    if (isTried(setting, values)) values[setting.key] = setting.domain.at(point[index] ?? 0);
  }
  return values;
}

/** True where the conditions of a setting are met. */
export function isTried({ when }: Pick<Setting, 'when'>, values: SettingValues): boolean {
  return when.every(({ key, values: allowed }) => Object.hasOwn(values, key) && allowed.some((each) => isSameJson(each, values[key])));
}
