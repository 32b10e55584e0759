import { defineMetric } from '@vitrum/core';
import { log } from '@vitrum/tensor';
import { classOf } from './class-of.ts';

/** The least probability that is told from 0, as in the losses: half a digit of 32 bits. */
const least = 1e-7;

/** −ln of the probability of the right class, averaged. Outputs are kept inside [10⁻⁷, 1]. */
export const logLoss = /* @__PURE__ */ defineMetric({
  name: 'log-loss',
  description: 'Mean of −ln of the probability that the right class was given',
  formula: 'mean −ln y of the right class',
  source: 'Good 1952, doi:10.1111/j.2517-6161.1952.tb00104.x',
  since: '0.1.0',
  better: 'lower',
  suits: ['classification'],
  score: (output, target) => {
    const actual = classOf(target);
    const [first = 0] = output;
    const probability = output.length > 1 ? (output[actual] ?? 0) : actual === 1 ? first : 1 - first;
    return -log(Math.min(1, Math.max(least, probability)));
  },
});
