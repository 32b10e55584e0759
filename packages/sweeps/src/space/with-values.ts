import { VitrumError } from '@vitrum/core';
import { describeValue, isRecord } from '@vitrum/core/internal';
import { parseRunConfig, type RunConfig } from '@vitrum/runs';
import type { SettingValues } from './setting.ts';

/**
 * A configuration with the values of a trial in their places. A value below a name, such as `training.optimizer.momentum`, is an option of
 * what is named there.
 *
 * @throws VITRUM_INVALID_CONFIG and the errors of `parseRunConfig`
 */
export function withValues(config: RunConfig, values: SettingValues): RunConfig {
  const { plugins, ...described } = config;
  // Longer keys are options of what shorter ones name.
  const keys = Object.keys(values).toSorted((a, b) => a.split('.').length - b.split('.').length);
  const changed = keys.reduce<Readonly<Record<string, unknown>>>((sum, key) => placed(sum, key.split('.'), values[key], key), plain(described));
  return { ...parseRunConfig(changed), ...(plugins && { plugins }) };
}

function placed(record: Readonly<Record<string, unknown>>, [name = '', ...path]: readonly string[], value: unknown, key: string): Readonly<Record<string, unknown>> {
  if (path.length === 0) return { ...record, [name]: value };
  const inner = record[name];
  const below = inner === undefined ? {} : typeof inner === 'string' ? { type: inner } : inner;
  if (isRecord(below)) return { ...record, [name]: placed(below, path, value, key) };
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `"space": ${key} leads into ${describeValue(inner)}, which has no options.`,
    hint: 'Name a setting of the run, or an option of what a setting names.',
  });
}

/** Undefined members are none in JSON. */
const plain = (config: RunConfig): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(JSON.stringify(config));
  return isRecord(value) ? value : {};
};
