import type { OptionSchema, OptionValues } from '@vitrum/core';
import { splitOptions } from '@vitrum/datasets';
import { preparationOption } from '../pictures/choose-preparation.ts';

/** The options of all array datasets. */
export const arrayOptions = {
  task: {
    type: 'string', default: 'auto', choices: ['auto', 'classification', 'regression', 'multi-label'],
    description: 'What the targets are; auto: few whole numbers that recur are classes, rows of 0 and 1 classes or labels, others regression.',
  },
  classes: { type: 'strings', default: [], description: 'The names of the classes, labels or target numbers; default: 0, 1, …' },
  normalize: {
    type: 'string', default: 'auto', choices: ['auto', 'none', 'min-max', 'standard'],
    description: 'How inputs are scaled, learned from the training part; auto: bytes, and pictures stored as other numbers, are divided by 255, others stay as they are.',
  },
  normalizeTargets: {
    type: 'string', default: 'standard', choices: ['none', 'min-max', 'standard'],
    description: 'How regression targets are scaled for training; results are scaled back.',
  },
  preparation: preparationOption,
  ...splitOptions,
} as const satisfies OptionSchema;

/** The options of all array datasets, with defaults filled in. */
export type ArrayOptions = OptionValues<typeof arrayOptions>;
