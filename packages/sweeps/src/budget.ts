import { VitrumError } from '@vitrum/core';
import { checkOption, describeValue } from '@vitrum/core/internal';
import { checkKeys } from '@vitrum/runs/internal';

/** When a sweep ends: when the first of these is used up. */
export interface Budget {
  /** How many are suggested. */
  readonly trials?: number;
  /** Of all trials together. */
  readonly epochs?: number;
  /** Of the whole sweep, without the time between its sessions. */
  readonly seconds?: number;
}

const units = { s: 1, min: 60, h: 3600 } as const;

/** @throws VITRUM_INVALID_OPTION, VITRUM_UNKNOWN_OPTION, VITRUM_INVALID_CONFIG */
export function parseBudget(value: unknown): Budget {
  if (value === undefined) return {};
  const { trials, epochs, time } = checkKeys(value, ['trials', 'epochs', 'time'], '"budget"');
  for (const [name, count] of Object.entries({ trials, epochs })) {
    if (count !== undefined) checkOption({ type: 'integer', minimum: 1 }, count, `"budget": ${name}`);
  }
  return {
    ...(trials !== undefined && { trials: Number(trials) }),
    ...(epochs !== undefined && { epochs: Number(epochs) }),
    ...(time !== undefined && { seconds: secondsOf(time) }),
  };
}

function secondsOf(time: unknown): number {
  const [, number, unit = ''] = typeof time === 'string' ? (/^(\d+(?:\.\d+)?)(s|min|h)$/.exec(time) ?? []) : [];
  if (Number(number) > 0 && Object.hasOwn(units, unit)) return Number(number) * units[unit as keyof typeof units]; // checked beside it
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `"budget": time must be a time, got ${describeValue(time)}.`,
    hint: 'Write 90s, 10min or 2h.',
  });
}
