import { range, sampleRandom } from '../../numerics/sample-points.ts';
import { purity, type PureFunction } from '../purity.ts';
import { rulesOf, startState, type TriedRule } from './state.ts';

const count = 8;
const steps = 6;
const random = sampleRandom(61);
const randomRow = (): readonly number[] => range(1, count, () => random.normal());
const values = randomRow();
const runs = range(1, 3, () => range(1, steps, randomRow));

/** All state is in the declared slots. */
export const optimizerPurity = purity<'optimizers'>('it is a pure rule: its memory is in its slots, and the gradient is left as it is', (optimizer) => rulesOf(optimizer).map(pureUpdate));

function pureUpdate(tried: TriedRule): PureFunction {
  let turn = 0;
  return {
    name: tried.name,
    inputs: range(1, steps, (n) => `gradient of step ${n}`),
    output: 'value',
    samples: runs,
    bits: 32,
    call: (...rows) => {
      const [value = new Float32Array(0)] = rows.slice(-1);
      value.set(values);
      const [state, other] = [startState(tried, values), startState(tried, values)];
      const isBesideAnother = turn++ % 2 === 1; // interleaved steps of another parameter must not matter
      for (const [i, gradient] of rows.slice(0, -1).entries()) {
        tried.rule.update({ ...state, value, gradient, learningRate: 0.1, step: i + 1 });
        if (isBesideAnother) tried.rule.update({ ...other, gradient: Float32Array.from(values), learningRate: 0.1, step: i + 1 });
      }
    },
  };
}
