import type { Optimizer } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import { purity, type PureFunction } from '../purity.ts';
import { startState } from './state.ts';

const count = 7;
const steps = 6;
const random = sampleRandom(61);
const randomRow = (): readonly number[] => range(1, count, () => random.normal());
const values = randomRow();
const runs = range(1, 3, () => range(1, steps, randomRow));

/** All of its memory is in the slots that it declares. */
export const optimizerPurity = purity<'optimizers'>('it is a pure rule: its memory is in its slots, and the gradient is left as it is', (optimizer) => {
  let turn = 0;
  const update: PureFunction = {
    name: 'update',
    inputs: range(1, steps, (n) => `gradient of step ${n}`),
    output: 'value',
    samples: runs,
    bits: 32,
    call: (...rows) => {
      const [value = new Float32Array(0)] = rows.slice(-1);
      value.set(values);
      const [{ slots }, other] = [startState(optimizer, values), startState(optimizer, values)];
      const isBesideAnother = turn++ % 2 === 1; // another parameter, whose steps come in between, must not matter
      for (const [i, gradient] of rows.slice(0, -1).entries()) {
        optimizer.update({ value, slots, gradient, learningRate: 0.1, step: i + 1 });
        if (isBesideAnother) optimizer.update({ ...other, gradient: Float32Array.from(values), learningRate: 0.1, step: i + 1 });
      }
    },
  };
  return [update];
});

/** Slots are asked for by their names: one that is not declared is not there. */
export const optimizerSlots = check<CheckContext<'optimizers'>>('slots', 'it uses the slots that it declares, and no others', ({ variants, tried }) => {
  tried('the slots that a step asks for');
  for (const { made, fail, note } of variants) {
    const [asked, declared] = [slotsAskedFor(made), made.slots ?? []];
    for (const slot of asked.filter((each) => !declared.includes(each)))
      fail({
        message: `update asks for the slot "${slot}", which is not declared; it has ${declared.length === 0 ? 'none' : declared.join(', ')}.`,
        hint: `Declare it: slots: [${[...declared, slot].map((name) => `'${name}'`).join(', ')}].`,
      });
    for (const slot of declared.filter((each) => !asked.includes(each)))
      note({ message: `The slot "${slot}" is declared and never used: it takes as much memory as the parameters.`, hint: 'Take it out of slots.' });
  }
});

/** Whatever update asks for gets an array, so that it runs to its end. */
function slotsAskedFor(optimizer: Optimizer): readonly string[] {
  const { value, slots: declared } = startState(optimizer, values);
  const asked = new Set<string>();
  const slots = new Proxy(declared, {
    get: (target, name) => {
      if (typeof name !== 'string') return undefined;
      asked.add(name);
      return target[name] ?? new Float32Array(count);
    },
  });
  optimizer.update({ value, slots, gradient: Float32Array.from(values), learningRate: 0.1, step: 1 });
  return [...asked];
}
