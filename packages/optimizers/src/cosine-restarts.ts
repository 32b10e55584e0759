import { defineSchedule, type ScheduleFunctions } from '@vitrum/core';
import { cos } from '@vitrum/tensor';
import { finalFactorOption } from './decay-option.ts';

/**
 * The learning rate falls along half a cosine, and starts anew each time; every cycle is T_mult times as long as the one before: factor
 * f + (1 − f)·½·(1 + cos(π·T_cur / T_i)), T_cur epochs into a cycle of T_i. Weights are best at the end of a cycle.
 *
 * Source: Loshchilov & Hutter 2017, arXiv:1608.03983, equation 5.
 */
export const cosineRestarts = /* @__PURE__ */ defineSchedule({
  name: 'cosine-restarts',
  description: 'The learning rate falls along half a cosine again and again, each time more slowly',
  formula: 'η·(f + (1 − f)·½·(1 + cos(π·t / T))), t epochs into a cycle of T = n, n·k, n·k², …',
  source: 'Loshchilov & Hutter 2017, arXiv:1608.03983, equation 5',
  since: '0.1.0',
  options: {
    period: { type: 'integer', default: 1, minimum: 1, description: 'n: epochs of the first cycle, T_0 in the paper.' },
    growth: { type: 'integer', default: 2, minimum: 1, description: 'k: how many times as long each cycle is as the one before, T_mult.' },
    to: { ...finalFactorOption, description: 'f: factor at the end of a cycle.' },
  },
  create: ({ period, growth, to }): ScheduleFunctions<never> => ({
    factor: ({ epoch }) => to + (1 - to) * ((1 + cos(Math.PI * shareOfCycle(epoch, period, growth))) / 2),
  }),
});

/** How much of its cycle is over, 0 at a restart. */
function shareOfCycle(epoch: number, period: number, growth: number): number {
  if (growth === 1) return (epoch % period) / period;
  let [start, length] = [0, period];
  while (epoch >= start + length) {
    start += length;
    length *= growth;
  }
  return (epoch - start) / length;
}
