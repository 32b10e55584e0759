import { describe, expect, test } from 'vitest';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, trainingChecks, type Mutant, type Unknown } from './support/subjects.ts';

interface Step {
  readonly value: Float32Array;
  readonly gradient: Float32Array;
  readonly slots: Readonly<Record<string, Float32Array | undefined>>;
  readonly learningRate: number;
  readonly step: number;
}

/** θ ← θ − η·f(g, i, step) */
const rule = (direction: (g: number, i: number, step: Step) => number) => (step: Step): void => {
  for (const [i, g] of step.gradient.entries()) step.value[i] = (step.value[i] ?? NaN) - step.learningRate * direction(g, i, step);
};
const descent = rule((g) => g);

/** v ← 0.9·v + g, θ ← θ − η·v, with v in the slot of a name. */
const momentum = (slot: string) => rule((g, i, { slots }) => {
  const memory = slots[slot];
  if (memory === undefined) return g;
  return (memory[i] = 0.9 * (memory[i] ?? 0) + g);
});

let count = 0;
const hidden = new Float32Array(64);

const good: readonly (readonly [what: string, contribution: Unknown])[] = [
  ['momentum', { slots: ['velocity'], update: momentum('velocity') }],
  ['signs alone', { update: rule((g) => Math.sign(g)) }],
  ['another rule for matrices', { update: descent, matrices: { slots: ['velocity'], update: momentum('velocity') } }],
  ['a rule with a shrinking step', { stepSize: (learningRate: number, step: number) => learningRate / Math.sqrt(step), update: rule((g, _i, { step }) => g / Math.sqrt(step)) }],
];

const mutants: readonly Mutant[] = [
  ['a counter', 'purity', 'later, after other calls', { update: rule((g) => g + 1e-3 * count++) }],
  ['the clock', 'purity', 'later, after other calls', { update: rule((g) => g + performance.now()) }],
  ['a memory of its own', 'purity', 'later, after other calls', { update: rule((g, i) => (hidden[i] = 0.5 * (hidden[i] ?? 0) + g)) }],
  ['a gradient that is changed', 'purity', 'update writes to its input gradient of step 1', { update: (step: Step) => { step.gradient.forEach((g, i) => (step.gradient[i] = g / 2)); descent(step); } }],
  ['a slot that is not declared', 'slots', 'update asks for the slot "velocity", which is not declared; it has none.', { update: momentum('velocity') }],
  ['a slot with another name', 'slots', "slots: ['v', 'velocity']", { slots: ['v'], update: momentum('velocity') }],
  ['a step beyond the end', 'purity', 'beside the rows that it is given', { update: (step: Step) => { descent(step); new Float32Array(step.value.buffer).fill(0, 0, 1); } }],
  ['0/0', 'finite', 'with a gradient of 0, 0.5 has become NaN', { update: rule((g) => g / Math.abs(g)) }],
  ['an overflow', 'finite', 'with a gradient of 1000', { update: rule((g) => Math.exp(g)) }],
  ['the wrong sign', 'descends', 'Does every step go against the gradient?', { update: rule((g) => -g) }],
  ['the first number alone', 'descends', 'In float64', { update: (step: Step) => { step.value[0] = (step.value[0] ?? 0) - step.learningRate * (step.gradient[0] ?? 0); } }],
  ['32 bits only', 'descends', 'In float64', { update: (step: Step) => { if (step.value instanceof Float32Array) descent(step); } }],
  ['a stepSize that leaves out the step', 'shortcuts', 'In step 2, stepSize gives', { stepSize: (learningRate: number) => learningRate, update: rule((g, _i, { step }) => g / step) }],
  ['a stepSize beside momentum', 'shortcuts', 'In step 2, stepSize gives', { slots: ['v'], stepSize: (learningRate: number) => learningRate, update: momentum('v') }],
  ['the kernel of another rule', 'shortcuts', 'the kernel "sgd" gives', { kernel: { name: 'sgd' }, update: rule((g) => 2 * g) }],
  ['a kernel that is none', 'shortcuts', 'It names the kernel "nadam"', { kernel: { name: 'nadam' }, update: descent }],
  ['adam without its slots', 'shortcuts', 'does not have in that form', { kernel: { name: 'adam', parameters: [0.9, 0.999, 1e-8] }, update: descent }],
  ['a slot that is not declared, for matrices', 'slots', 'matrices.update asks for the slot "velocity"', { update: descent, matrices: { update: momentum('velocity') } }],
  ['the wrong sign, for matrices', 'descends', 'By matrices.update: In float32', { update: descent, matrices: { update: rule((g) => -g) } }],
  ['the kernel of another rule, for matrices', 'shortcuts', 'the kernel "sgd" gives', { update: descent, matrices: { kernel: { name: 'sgd' }, update: rule((g) => 2 * g) } }],
  ['a memory that is not saved', 'round-trip', 'are not the same after an interruption', { options: {}, create: () => { let v = 0; return { update: rule((g) => (v = 0.5 * v + g)) }; } }],
];

describe('without a fault', () => {
  test.each(builtInSubjects('optimizers'))('$name', async (subject) => {
    expect(await failuresOf(subject, trainingChecks)).toEqual([]);
  });

  test.each(good)('%s', async (_what, contribution) => {
    expect(await failuresOf(subjectOf('optimizers', contribution))).toEqual([]);
  });
});

test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
  expect(textOf(await resultOf(subjectOf('optimizers', contribution), check))).toContain(says);
});

test('a slot that nobody uses is worth a note', async () => {
  const { notes } = await resultOf(subjectOf('optimizers', { slots: ['spare'], update: descent }), 'slots');
  expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('The slot "spare" is declared and never used')]);
});

test('an overflow at gradients of 1e30 is worth a note', async () => {
  const { notes, failures } = await resultOf(subjectOf('optimizers', { update: rule((g) => g * g) }), 'finite');
  expect(failures).toEqual([]);
  expect(notes.map(({ message }) => message).join()).toContain('gradient of 1e+30');
});
