import { describe, expect, test } from 'vitest';
import type { Optimizer, Parameter, ParameterRole, Prepare } from '@vitrum/core';
import type { UpdateKernel } from '@vitrum/core/internal';
import { tensorFrom } from '@vitrum/tensor';
import { update } from '@vitrum/tensor/operations';
import { prepareStep } from '../src/updates/parameter-step.ts';

/** What was asked of whom, in order. */
type Calls = (readonly (string | number)[])[];

/** An optimizer with a memory, which only writes down how it was used. */
const recording = (calls: Calls, hasStepSize: boolean, weightDecay: number): Optimizer => ({
  name: 'recording',
  weightDecay,
  slots: ['memory'],
  update: ({ value, gradient, slots, learningRate, step }) =>
    void calls.push(['rule', value[0] ?? NaN, gradient[0] ?? NaN, slots['memory']?.[0] ?? NaN, learningRate, step]),
  ...(hasStepSize && { stepSize: (learningRate: number, step: number) => learningRate * step }),
});

/** θ = 1, g = 2; `gradient` says when it is read. */
function createParameter(calls: Calls, role: ParameterRole): Parameter {
  const [value, gradient] = [tensorFrom([1], [1]), tensorFrom([1], [2])];
  return {
    name: 'weights',
    role,
    value,
    get gradient() {
      calls.push(['gradient']);
      return gradient;
    },
    descend: (stepSize) => void calls.push(['descend', stepSize]),
  };
}

/** Binds `update`, and writes down what it is bound to. */
function preparing(calls: Calls): Prepare {
  const run = (kernel: UpdateKernel): UpdateKernel => (learningRate, step) => {
    calls.push(['kernel', learningRate, step]);
    kernel(learningRate, step);
  };
  return (({ name }, operands) => {
    const { optimizer, value, gradient, slots, weightDecay = NaN } = operands as Parameters<typeof update.reference>[0]; // all that is asked for here
    calls.push([name, value.data[0] ?? NaN, gradient.data[0] ?? NaN, slots['memory']?.data[0] ?? NaN, weightDecay]);
    return run(update.reference({ optimizer, value, gradient, slots, weightDecay }));
  }); // for one operation
}

/** Takes the steps 1 and 2 with the learning rates 0.5 and 0.25; the memory is 3. */
function takeTwoSteps(hasStepSize: boolean, { role = 'weight', weightDecay = 0 }: { readonly role?: ParameterRole; readonly weightDecay?: number } = {}) {
  const calls: Calls = [];
  const slots = { memory: tensorFrom([1], [3]) };
  const take = prepareStep(recording(calls, hasStepSize, weightDecay), createParameter(calls, role), slots, preparing(calls));
  expect(calls, 'nothing is asked for before the first step').toEqual([]);
  const steps = [[0.5, 1], [0.25, 2]] as const;
  const readsGradient = steps.map(([learningRate, step]) => {
    const before = calls.length;
    take(learningRate, step);
    return calls.slice(before).some(([what]) => what === 'gradient');
  });
  return { calls: calls.filter(([what]) => what !== 'gradient'), readsGradient };
}

describe('a step is taken', () => {
  test('by descent where the rule allows it, without the gradient', () => {
    expect(takeTwoSteps(true)).toEqual({
      calls: [['descend', 0.5], ['descend', 0.5]], // learning rate · step
      readsGradient: [false, false],
    });
  });

  test('else by the operation, prepared once, with a gradient that is read in every step', () => {
    expect(takeTwoSteps(false)).toEqual({
      calls: [
        ['update', 1, 2, 3, 0], // θ, g, the memory, and no decay
        ['kernel', 0.5, 1],
        ['rule', 1, 2, 3, 0.5, 1],
        ['kernel', 0.25, 2],
        ['rule', 1, 2, 3, 0.25, 2],
      ],
      readsGradient: [true, true],
    });
  });

  test('by the operation too where a weight decays, by a share of the learning rate', () => {
    expect(takeTwoSteps(true, { weightDecay: 0.5 }).calls).toEqual([
      ['update', 1, 2, 3, 0.5],
      ['kernel', 0.5, 1],
      ['rule', 0.75, 2, 3, 0.5, 1], // 1 − 0.5·0.5
      ['kernel', 0.25, 2],
      ['rule', 0.65625, 2, 3, 0.25, 2], // 0.75·(1 − 0.25·0.5)
    ]);
  });

  test.each(['bias', 'scale'] as const)('a %s does not decay', (role) => {
    expect(takeTwoSteps(true, { role, weightDecay: 0.5 })).toEqual(takeTwoSteps(true));
    expect(takeTwoSteps(false, { role, weightDecay: 0.5 })).toEqual(takeTwoSteps(false));
  });
});
