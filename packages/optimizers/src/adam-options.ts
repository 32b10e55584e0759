import type { OptionSchema } from '@vitrum/core';
import { epsilonOption } from './epsilon-option.ts';

/** What the moments of Adam depend on. */
export const adamOptions = {
  beta1: { type: 'number', default: 0.9, minimum: 0, exclusiveMaximum: 1, description: 'How long gradients are remembered.' },
  beta2: { type: 'number', default: 0.999, minimum: 0, exclusiveMaximum: 1, description: 'How long their squares are.' },
  epsilon: epsilonOption(1e-8),
} as const satisfies OptionSchema;
