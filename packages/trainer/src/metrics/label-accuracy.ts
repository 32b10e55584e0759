import { defineMetric } from '@vitrum/core';
import { applies } from './applies.ts';

/** The share of correct labels, whether they apply or not: 1 − Hamming loss. */
export const labelAccuracy = /* @__PURE__ */ defineMetric({
  name: 'label-accuracy',
  description: 'Share of labels that are right, 1 − Hamming loss; a label applies above ½',
  formula: '100 · mean [(y > ½) = (t > ½)]',
  source: 'Schapire & Singer 1999, doi:10.1023/A:1007614523901',
  since: '0.1.0',
  unit: 'percent',
  tasks: ['multi-label'],
  suits: ['multi-label'],
  score: (output, target) => {
    let right = 0;
    for (let i = 0; i < target.length; i++) right += Number(applies(output[i]) === applies(target[i]));
    return right / target.length;
  },
});
