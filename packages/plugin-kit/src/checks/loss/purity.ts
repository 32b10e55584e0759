import type { Loss } from '@vitrum/core';
import { sampleRandom } from '../../numerics/sample-points.ts';
import { ofNumbers, purity, type PureFunction } from '../purity.ts';
import { domainOf } from './domain.ts';
import { sampleRowPairs } from './samples.ts';

const count = 600;

/** The functions of a loss, including those of its joint forms. */
export const lossPurity = purity<'losses'>(
  'the same outputs and targets give the same cost, and inputs are not written to',
  (loss: Loss): readonly PureFunction[] => {
    const pairs = sampleRowPairs(domainOf(loss)).map(({ x, other }) => [x, other]);
    const triples = pairs.map(([z = [], t = []]) => [z, z, t]);
    const joint = Object.entries(loss.fromLogits ?? {}).flatMap(([link, { value, gradient }]): readonly PureFunction[] => [
      { name: `fromLogits.${link}.value`, inputs: ['z', 't'], samples: pairs, call: value },
      { name: `fromLogits.${link}.gradient`, inputs: ['z', 'a', 't'], output: 'dz', samples: triples, call: gradient },
    ]);
    if (loss.kind === 'rowwise') {
      return [
        { name: 'value', inputs: ['y', 't'], samples: pairs, call: loss.value },
        { name: 'gradient', inputs: ['y', 't'], output: 'gradient', samples: pairs, call: loss.gradient },
        ...joint,
      ];
    }
    const numbers = samplePairs(loss);
    return [
      ofNumbers('ℓ', ['y', 't'], numbers, loss.value),
      ...(loss.derivative === undefined ? [] : [ofNumbers('∂ℓ/∂y', ['y', 't'], numbers, loss.derivative)]),
      ...joint,
    ];
  },
);

function samplePairs(loss: Loss): readonly (readonly number[])[] {
  const { outputs, targets } = domainOf(loss);
  const random = sampleRandom(6);
  return Array.from({ length: count }, () => [
    random.uniform(Math.max(outputs.from, -5), Math.min(outputs.to, 5)),
    random.uniform(Math.max(targets.from, -2), Math.min(targets.to, 2)),
  ]);
}
