import type { Optimizer } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { waitAFewMilliseconds } from '../old-purity.ts';
import { distinctFindings, madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { startState, takeSteps } from './state.ts';

const count = 7;
const random = sampleRandom(61);
const values = range(1, count, () => random.normal());
const gradients = range(1, 6, () => range(1, count, () => random.normal()));
const others = range(1, 6, () => range(1, count, () => 10 * random.normal()));

/** The rule is a pure one: all of its memory is in the slots that it declares. */
export const optimizerPurity: Check<Subject<'optimizers'>> = {
  name: 'purity',
  title: 'it is a pure rule: its memory is in its slots, and the gradient is left as it is',
  run: async (subject) => {
    const variants = madeVariants(subject, 'optimizer');
    const failures: Finding[] = [
      ...distinctFindings(variants, (each) => [...gradientFaults(each), ...slotFaults(each), ...boundaryFaults(each)]),
    ];
    const first = variants.map(({ made }) => valuesAfter(made));
    await waitAFewMilliseconds();
    for (const [i, { made, prefix }] of variants.entries()) {
      const expected = first[i] ?? [];
      const repeated = changed(
        expected,
        valuesAfter(made),
        'when they are taken again',
        'no clock, no Math.random, nothing remembered',
      );
      const interleaved = changed(
        expected,
        valuesBesideAnother(made),
        'when another parameter takes its steps in between',
        'no memory but the slots',
      );
      failures.push(
        ...(repeated.length > 0 ? repeated : interleaved).map((finding) => ({ ...finding, message: prefix + finding.message })),
      );
    }
    const notes = distinctFindings(variants, unusedSlots);
    return outcome(
      `${gradients.length} steps of ${count} numbers, twice, and beside another parameter${inVariants(variants)}`,
      firstFew(failures),
      notes,
    );
  },
};

function valuesAfter(optimizer: Optimizer): readonly number[] {
  const state = startState(optimizer, values);
  takeSteps(optimizer, state, gradients, 0.1);
  return [...state.value];
}

function valuesBesideAnother(optimizer: Optimizer): readonly number[] {
  const [state, other] = [startState(optimizer, values), startState(optimizer, values)];
  for (const [i, numbers] of gradients.entries()) {
    const step = { learningRate: 0.1, step: i + 1 };
    optimizer.update({ ...state, gradient: Float32Array.from(numbers), ...step });
    optimizer.update({ ...other, gradient: Float32Array.from(others[i] ?? []), ...step });
  }
  return [...state.value];
}

function changed(expected: readonly number[], got: readonly number[], when: string, rule: string): readonly Finding[] {
  const i = expected.findIndex((x, index) => !Object.is(x, got[index]));
  if (i === -1) return [];
  const [before, after] = [expected[i] ?? NaN, got[i] ?? NaN].map(formatExactly);
  return [
    {
      message: `The same steps give another value ${when}: number ${i} is ${String(before)} and then ${String(after)}.`,
      hint: `update must depend on what it is given alone: ${rule}.`,
      expected: String(before),
      got: String(after),
    },
  ];
}

function gradientFaults(optimizer: Optimizer): readonly Finding[] {
  const state = startState(optimizer, values);
  const gradient = Float32Array.from(gradients[0] ?? []);
  const before = [...gradient];
  optimizer.update({ ...state, gradient, learningRate: 0.1, step: 1 });
  const i = before.findIndex((x, index) => !Object.is(x, gradient[index]));
  if (i === -1) return [];
  return [
    {
      message:
        'update writes to the gradient: ' +
        `number ${i} was ${formatExactly(before[i] ?? NaN)} and is ${formatExactly(gradient[i] ?? NaN)}.`,
      hint: 'Others read it after the step; write to value and to the slots alone.',
    },
  ];
}

function slotFaults(optimizer: Optimizer): readonly Finding[] {
  const { asked, declared } = slotsAskedFor(optimizer);
  return asked
    .filter((slot) => !declared.includes(slot))
    .map((slot): Finding => ({
      message:
        `update asks for the slot "${slot}", which is not declared; ` +
        `it has ${declared.length === 0 ? 'none' : declared.join(', ')}.`,
      hint: `Declare it: slots: [${[...declared, slot].map((name) => `'${name}'`).join(', ')}].`,
    }));
}

function unusedSlots(optimizer: Optimizer): readonly Finding[] {
  const { asked, declared } = slotsAskedFor(optimizer);
  return declared
    .filter((slot) => !asked.includes(slot))
    .map((slot): Finding => ({
      message: `The slot "${slot}" is declared and never used: it takes as much memory as the parameters.`,
      hint: 'Take it out of slots.',
    }));
}

/** Whatever update asks for gets an array, so that it runs to its end. */
function slotsAskedFor(optimizer: Optimizer): { readonly asked: readonly string[]; readonly declared: readonly string[] } {
  const state = startState(optimizer, values);
  const asked = new Set<string>();
  const slots = new Proxy(state.slots, {
    get: (target, name) => {
      if (typeof name !== 'string') return undefined;
      asked.add(name);
      return target[name] ?? new Float32Array(count);
    },
  });
  optimizer.update({ value: state.value, slots, gradient: Float32Array.from(gradients[0] ?? []), learningRate: 0.1, step: 1 });
  return { asked: [...asked], declared: optimizer.slots ?? [] };
}

/** The arrays may be parts of larger ones. */
function boundaryFaults(optimizer: Optimizer): readonly Finding[] {
  const whole = new Float32Array(count + 8).fill(0.5);
  const value = whole.subarray(4, 4 + count);
  const slots = startState(optimizer, values).slots;
  optimizer.update({ value, slots, gradient: Float32Array.from(gradients[0] ?? []), learningRate: 0.1, step: 1 });
  const isTouched = whole.some((x, i) => (i < 4 || i >= 4 + count) && x !== 0.5);
  return isTouched
    ? [{ message: 'update writes beside the array that it is given.', hint: 'Use value.length, and no value.buffer.' }]
    : [];
}
