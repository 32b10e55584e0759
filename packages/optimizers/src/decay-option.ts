import type { NumberOption } from '@vitrum/core';

/** γ: what a schedule multiplies the rate by, again and again. */
export function decayOption(byDefault: number, when: string) {
  return {
    type: 'number',
    default: byDefault,
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    description: `γ: what the rate is multiplied by ${when}.`,
  } as const satisfies NumberOption;
}

/** The least factor of a schedule that falls. */
export const finalFactorOption = {
  type: 'number',
  default: 0,
  minimum: 0,
  maximum: 1,
  description: 'f: factor at the end.',
} as const satisfies NumberOption;
