import { describe, expect, test } from 'vitest';
import type { Backend, Optimizer, Parameter, UpdateTensors } from '@vitrum/core';
import { referenceBackend, tensorFrom } from '@vitrum/tensor';
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
function createParameter(calls: Calls, canDescend: boolean): Parameter {
  const [value, gradient] = [tensorFrom([1], [1]), tensorFrom([1], [2])];
  return {
    name: 'weights',
    value,
    get gradient() {
      calls.push(['gradient']);
      return gradient;
    },
    ...(canDescend && { descend: (stepSize: number) => void calls.push(['descend', stepSize]) }),
  };
}

function createBackend(calls: Calls, hasKernel: boolean): Backend {
  const prepareUpdate = ({ name }: Optimizer, { value, gradient, slots }: UpdateTensors) => {
    calls.push(['prepare', name, value.data[0] ?? NaN, gradient.data[0] ?? NaN, slots['memory']?.data[0] ?? NaN]);
    return hasKernel ? (learningRate: number, step: number) => void calls.push(['kernel', learningRate, step]) : undefined;
  };
  return { ...referenceBackend, prepareUpdate };
}

/** Takes the steps 1 and 2 with the learning rates 0.5 and 0.25; the memory is 3. */
function takeTwoSteps({ hasStepSize = false, canDescend = false, hasKernel = false }) {
  const calls: Calls = [];
  const slots = { memory: tensorFrom([1], [3]) };
  const take = prepareStep(recording(calls, hasStepSize), createParameter(calls, canDescend), slots, createBackend(calls, hasKernel));
  expect(calls, 'nothing is asked for before the first step').toEqual([]);
  const steps = [[0.5, 1], [0.25, 2]] as const;
  const readsGradient = steps.map(([learningRate, step]) => {
    const before = calls.length;
    take(learningRate, step);
    return calls.slice(before).some(([what]) => what === 'gradient');
  });
  return { calls: calls.filter(([what]) => what !== 'gradient'), readsGradient };
}

const prepared = ['prepare', 'recording', 1, 2, 3]; // once, with θ, g and the memory
const unableToDescend = [
  { hasStepSize: true, canDescend: false },
  { hasStepSize: false, canDescend: true },
  { hasStepSize: false, canDescend: false },
];

describe('a step is taken', () => {
  test.each([false, true])('by descent where rule and parameter allow it, without the gradient; kernel: %s', (hasKernel) => {
    expect(takeTwoSteps({ hasStepSize: true, canDescend: true, hasKernel })).toEqual({
      calls: [['descend', 0.5], ['descend', 0.5]], // learning rate · step
      readsGradient: [false, false],
    });
  });

  // The gradient is read in every step: a parameter may form it only then.
  test.each(unableToDescend)('else by the kernel of the backend: %o', (able) => {
    expect(takeTwoSteps({ ...able, hasKernel: true })).toEqual({
      calls: [prepared, ['kernel', 0.5, 1], ['kernel', 0.25, 2]],
      readsGradient: [true, true],
    });
  });

  test.each(unableToDescend)('else by the plain rule: %o', (able) => {
    expect(takeTwoSteps(able)).toEqual({
      calls: [prepared, ['rule', 1, 2, 3, 0.5, 1], ['rule', 1, 2, 3, 0.25, 2]],
      readsGradient: [true, true],
    });
  });
});
