import { defineSchedule, VitrumError, type ScheduleFunctions } from '@vitrum/core';
import { integerPower } from '@vitrum/tensor/internal';
import { decayOption } from './decay-option.ts';

/**
 * The learning rate falls by a factor after each of some epochs: factor γᵏ after k of them.
 *
 * Source: He, Zhang, Ren & Sun 2016, arXiv:1512.03385, section 4.2.
 */
export const multiStep = /* @__PURE__ */ defineSchedule({
  name: 'multi-step',
  description: 'The learning rate falls by a factor after each of some epochs',
  formula: 'η·γᵏ after k of the epochs',
  source: 'He, Zhang, Ren & Sun 2016, arXiv:1512.03385, section 4.2',
  since: '0.1.0',
  options: {
    at: { type: 'integers', minimum: 1, description: 'Epochs after which the rate falls, in rising order, such as 30,60.' },
    factor: /* @__PURE__ */ decayOption(0.1, 'at every fall'),
  },
  create: ({ at, factor }): ScheduleFunctions<never> => {
    checkRising(at);
    return { factor: ({ epoch }) => integerPower(factor, at.filter((milestone) => milestone <= epoch).length) };
  },
});

/** @throws VITRUM_INVALID_OPTION */
function checkRising(at: readonly number[]): void {
  if (at.length === 0) throw notRising('"multi-step" needs the epochs after which the rate falls, got an empty list.');
  const fault = at.findIndex((milestone, i) => milestone <= (at[i - 1] ?? 0));
  if (fault !== -1) throw notRising(`The epochs after which the rate falls must rise, got ${at[fault]} after ${at[fault - 1]}.`);
}

const notRising = (message: string): VitrumError =>
  new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint: 'Write them in rising order, each once: "at": [30, 60].' });
