import { defineCallback, type CallbackEpoch } from '@vitrum/core';

/**
 * Ends the training when the epoch's score, the validation loss by default, has not improved for `patience` epochs in a row. Only
 * an improvement by more than `minDelta` counts. The run then ends with the best weights.
 *
 * Source: Prechelt 1998, Early Stopping – But When?, doi:10.1007/3-540-49430-8_3, the criterion UP.
 */
export const earlyStopping = /* @__PURE__ */ defineCallback({
  name: 'early-stopping',
  description: 'Ends the training when the validation figure has stopped improving',
  source: 'Prechelt 1998, doi:10.1007/3-540-49430-8_3',
  since: '0.1.0',
  options: {
    patience: { type: 'integer', default: 5, minimum: 1, description: 'Epochs without an improvement after which training ends.' },
    minDelta: { type: 'number', default: 0, minimum: 0, description: 'Smaller changes are no improvement.' },
  },
  create: ({ patience, minDelta }) => ({
    needsValidation: true as const,
    // The epoch of the last improvement, and its figure; 0 before the first.
    memory: { epoch: 0, figure: 0 },
    onEpochEnd: ({ epoch, score }, memory) => {
      if (score === undefined || !Number.isFinite(score.value)) return undefined; // a run that diverges ends by itself
      const { epoch: last = 0, figure = 0 } = memory;
      if (last === 0 || gain(score, figure) > minDelta) Object.assign(memory, { epoch, figure: score.value });
      else if (epoch - last >= patience) return { stop: `${describeName(score)} has not improved for ${patience === 1 ? 'an epoch' : `${patience} epochs`}` };
      return undefined;
    },
  }),
});

type Score = NonNullable<CallbackEpoch['score']>;

const gain = ({ value, better }: Score, figure: number): number => (better === 'lower' ? figure - value : value - figure);

const describeName = ({ name }: Score): string => `the validation ${name === 'loss' ? 'loss' : `figure ${name}`}`;
