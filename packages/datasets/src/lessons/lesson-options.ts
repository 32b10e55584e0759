import type { NumberOption, OptionSchema } from '@vitrum/core';

/** The options of every lesson, with its own defaults. */
export function lessonOptions(samples: number, noise: number) {
  return {
    samples: { type: 'integer', default: samples, minimum: 2, description: 'Samples of both parts together.' },
    noise: { type: 'number', default: noise, minimum: 0, description: 'Standard deviation of what is added to each number.' },
    seed: { type: 'integer', default: 0, minimum: 0, description: 'Decides every random number.' },
    testShare: {
      type: 'number', default: 0.2, exclusiveMinimum: 0, exclusiveMaximum: 1, description: 'Share of the samples in the test part.',
    },
  } as const satisfies OptionSchema & Record<'samples' | 'noise' | 'seed' | 'testShare', NumberOption>;
}

/** The values of {@link lessonOptions}. */
export interface LessonOptions {
  readonly samples: number;
  readonly noise: number;
  readonly seed: number;
  readonly testShare: number;
}
