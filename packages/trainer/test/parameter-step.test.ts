import { describe, expect, test } from 'vitest';
import type { Optimizer, Parameter, Prepare, UpdateKernel } from '@vitrum/core';
import { prepareReference, tensorFrom } from '@vitrum/tensor';
import { prepareStep } from '../src/parameter-step.ts';

/** What was asked of whom, in order. */
type Calls = (readonly (string | number)[])[];

/** An optimizer with a memory, which only writes down how it was used. */
const recording = (calls: Calls, hasStepSize: boolean): Optimizer => ({
  name: 'recording',
  slots: ['memory'],
  update: ({ value, gradient, slots, learningRate, step }) =>
    void calls.push(['rule', value[0] ?? NaN, gradient[0] ?? NaN, slots['memory']?.[0] ?? NaN, learningRate, step]),
  ...(hasStepSize && { stepSize: (learningRate: number, step: number) => learningRate * step }),
});

/** θ = 1, g = 2; `gradient` says when it is read. */
function createParameter(calls: Calls): Parameter {
  const [value, gradient] = [tensorFrom([1], [1]), tensorFrom([1], [2])];
  return {
    name: 'weights',
    role: 'weight',
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
  return ((name, operands) => {
    const { optimizer, value, gradient, slots } = operands as Parameters<typeof prepareReference<'update'>>[1]; // all that is asked for here
    calls.push([name, optimizer.name, value.data[0] ?? NaN, gradient.data[0] ?? NaN, slots['memory']?.data[0] ?? NaN]);
    return run(prepareReference('update', { optimizer, value, gradient, slots }));
  }); // for one operation
}

/** Takes the steps 1 and 2 with the learning rates 0.5 and 0.25; the memory is 3. */
function takeTwoSteps(hasStepSize: boolean) {
  const calls: Calls = [];
  const slots = { memory: tensorFrom([1], [3]) };
  const take = prepareStep(recording(calls, hasStepSize), createParameter(calls), slots, preparing(calls));
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
        ['update', 'recording', 1, 2, 3], // θ, g and the memory
        ['kernel', 0.5, 1],
        ['rule', 1, 2, 3, 0.5, 1],
        ['kernel', 0.25, 2],
        ['rule', 1, 2, 3, 0.25, 2],
      ],
      readsGradient: [true, true],
    });
  });
});
