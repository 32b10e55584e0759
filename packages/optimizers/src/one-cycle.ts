import { defineSchedule, type ScheduleFunctions } from '@vitrum/core';
import { cos } from '@vitrum/tensor';

const shapes = {
  cosine: (share: number): number => (1 - cos(Math.PI * share)) / 2,
  linear: (share: number): number => share,
} as const;

/**
 * The learning rate rises from f·η to η, and then falls to nearly nothing, each along half a cosine or a line. η is the highest rate of
 * the run, larger than one that would do throughout; `vitrum find-learning-rate` finds one. The momentum stays as it is.
 *
 * Source: Smith 2018, arXiv:1803.09820, section 4.1; the shape and its numbers are PyTorch's.
 */
export const oneCycle = /* @__PURE__ */ defineSchedule({
  name: 'one-cycle',
  description: 'The learning rate rises to η, and then falls to nearly nothing',
  formula: 'from f·η up to η in the share r of the run, then down to g·η',
  source: 'Smith 2018, arXiv:1803.09820, section 4.1',
  since: '0.1.0',
  options: {
    rise: { type: 'number', default: 0.3, exclusiveMinimum: 0, exclusiveMaximum: 1, description: 'r: share of the run that the rise takes.' },
    from: { type: 'number', default: 0.04, minimum: 0, maximum: 1, description: 'f: factor of the first step.' },
    to: { type: 'number', default: 4e-6, minimum: 0, maximum: 1, description: 'g: factor at the end.' },
    shape: { type: 'string', default: 'cosine', choices: ['cosine', 'linear'], description: 'Half a cosine up and half a one down, or lines.' },
  },
  create: ({ rise, from, to, shape }): ScheduleFunctions<never> => {
    const along = (share: number, start: number, end: number): number => start + (end - start) * shapes[shape](share);
    return {
      dependsOnEpochs: from < 1 || to < 1,
      factor: ({ epoch, epochs }) => {
        const done = epoch / epochs;
        return done < rise ? along(done / rise, from, 1) : along((done - rise) / (1 - rise), 1, to);
      },
    };
  },
});
