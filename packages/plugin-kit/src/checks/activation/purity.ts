import type { Activation } from '@vitrum/core';
import { randomPoints } from '../../numerics/sample-points.ts';
import { ofNumbers, purity, type PureFunction } from '../purity.ts';
import { forwardRow } from './functions.ts';
import { sampleRows, weightsFor } from './rows.ts';

const count = 600;

/** The functions of an activation. */
export const activationPurity = purity<'activations'>(
  'the same input gives the same output, and inputs are not written to',
  (activation: Activation): readonly PureFunction[] => {
    if (activation.kind === 'rowwise') {
      const { forward, backward } = activation;
      const rows = sampleRows();
      const passes = rows.map((z, n) => [z, forwardRow(activation, Float64Array.from(z)), weightsFor(z, n)]);
      return [
        { name: 'forward', inputs: ['z'], output: 'a', samples: rows.map((z) => [z]), call: forward },
        { name: 'backward', inputs: ['z', 'a', 'da'], output: 'dz', samples: passes, call: backward },
      ];
    }
    const { forward, derivative } = activation;
    const points = randomPoints(count);
    // Backpropagation calls forward for a whole batch before the first derivative, so a is stored.
    const kept = points.map((z) => [z, forward(z)]);
    return [
      ofNumbers('φ', ['z'], points.map((z) => [z]), forward),
      ...(derivative === undefined ? [] : [ofNumbers('φ′', ['z', 'a'], kept, derivative)]),
    ];
  },
);
