import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { rulesOf, startState, type TriedRule } from './state.ts';

/** `update` reads only declared slots. */
export const optimizerSlots = check<CheckContext<'optimizers'>>('slots', 'it uses the slots that it declares, and no others', ({ variants, tried }) => {
  tried('the slots that a step asks for');
  for (const { rule, fail, note } of variants.flatMap(({ made, ...rest }) => rulesOf(made).map((rule) => ({ rule, ...rest })))) {
    const [asked, declared] = [slotsAskedFor(rule), rule.rule.slots ?? []];
    for (const slot of asked.filter((each) => !declared.includes(each)))
      fail({
        message: `${rule.name} asks for the slot "${slot}", which is not declared; it has ${declared.length === 0 ? 'none' : declared.join(', ')}.`,
        hint: `Declare it: slots: [${[...declared, slot].map((name) => `'${name}'`).join(', ')}].`,
      });
    for (const slot of declared.filter((each) => !asked.includes(each)))
      note({ message: `The slot "${slot}" is declared and never used: it takes as much memory as the parameters.`, hint: 'Take it out of slots.' });
  }
});

/** Provides an array for any slot that update reads, so that it can finish. */
function slotsAskedFor(tried: TriedRule): readonly string[] {
  const { slots: declared, ...state } = startState(tried, [1]);
  const asked = new Set<string>();
  const slots = new Proxy(declared, {
    get: (target, name) => {
      if (typeof name !== 'string') return undefined;
      asked.add(name);
      return target[name] ?? new Float32Array(1);
    },
  });
  tried.rule.update({ ...state, slots, gradient: Float32Array.of(0.5), learningRate: 0.1, step: 1 });
  return [...asked];
}
