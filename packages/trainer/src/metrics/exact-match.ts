import { defineMetric } from '@vitrum/core';
import { applies } from './applies.ts';

/** The share of samples all of whose labels are right. */
export const exactMatch = /* @__PURE__ */ defineMetric({
  name: 'exact-match',
  description: 'Share of samples whose labels are all right; a label applies above ½',
  formula: '100 · mean [every (y > ½) = (t > ½)]',
  source: 'Ghamrawi & McCallum 2005, doi:10.1145/1099554.1099591',
  since: '0.1.0',
  unit: 'percent',
  tasks: ['multi-label'],
  suits: ['multi-label'],
  score: (output, target) => {
    for (let i = 0; i < target.length; i++) {
      if (applies(output[i]) !== applies(target[i])) return 0;
    }
    return 1;
  },
});
