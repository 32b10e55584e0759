import { createBackend, type Backend, type FloatArray, type Optimizer, type Tensor } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import { rulesOf, startState, takeSteps, type TriedRule } from './state.ts';

const count = 9;
const steps = 6;
const learningRate = 0.05;
const tolerance = 1e-5;
const random = sampleRandom(62);
const values = range(1, count, () => random.normal());
const gradients = range(1, steps, () => range(1, count, () => random.normal()));

/** Shortcuts replace `update`, so they must compute the same. */
export const optimizerShortcuts = check<CheckContext<'optimizers'>>(
  'shortcuts',
  'stepSize and the kernel that it names do what update does',
  async ({ variants, registry, tried, note, skip }) => {
    if (variants.every(({ made }) => made.stepSize === undefined && rulesOf(made).every(({ rule }) => rule.kernel === undefined))) return skip('it has neither: update is what is run');
    tried(`${steps} steps of ${count} numbers`);
    const backend = await createBackend(registry, { threads: 1 });
    if (backend.name === 'reference') note({ message: 'No backend with kernels can run here: the kernel was not compared.' });
    for (const { made, fail } of variants) {
      fail(...stepSizeFaults(made));
      if (backend.name !== 'reference') fail(...rulesOf(made).flatMap((rule) => kernelFaults(rule, backend)));
    }
  },
);

function stepSizeFaults(optimizer: Optimizer): readonly Fault[] {
  const { stepSize } = optimizer;
  if (stepSize === undefined) return [];
  const value = Float32Array.from(values);
  return rulesOf(optimizer).slice(0, 1).flatMap((own) => compareSteps(own, 'stepSize', 'Leave stepSize out: it is for rules that are θ ← θ − s·∂C/∂θ.', (gradient, step) => {
    const s = stepSize(learningRate, step);
    for (const [i, g] of gradient.entries()) value[i] = (value[i] ?? NaN) - s * g;
    return value;
  }));
}

function kernelFaults(tried: TriedRule, backend: Backend): readonly Fault[] {
  const { rule, shapeOf } = tried;
  const { kernel, slots = [] } = rule;
  if (kernel === undefined) return [];
  const own = (numbers: readonly number[]): Tensor => {
    const tensor = backend.memory.allocate(shapeOf(numbers.length), 'float32');
    tensor.data.set(numbers);
    return tensor;
  };
  const [value, gradient] = [own(values), own(values)];
  const take = backend.prepare('update', { optimizer: rule, value, gradient, slots: Object.fromEntries(slots.map((slot) => [slot, own(values.map(() => 0))])) });
  if (take === undefined)
    return [{
      message: `It names the kernel "${kernel.name}", which the backend "${backend.name}" does not have in that form.`,
      hint: 'Leave kernel out. Known: sgd, and adam with the parameters β₁, β₂, ε and the slots m, v.',
    }];
  return compareSteps(tried, `the kernel "${kernel.name}"`, 'Leave kernel out: a backend that has it runs it instead of update.', (numbers, step) => {
    gradient.data.set(numbers);
    take(learningRate, step);
    return value.data;
  });
}

/** Takes the same steps by `update` and by a shortcut, and finds where they diverge. */
function compareSteps(tried: TriedRule, what: string, hint: string, take: (gradient: readonly number[], step: number) => FloatArray): readonly Fault[] {
  const state = startState(tried, values);
  for (const [index, gradient] of gradients.entries()) {
    const step = index + 1;
    takeSteps(tried, state, [gradient], learningRate, step);
    const difference = differenceBetween(state.value, take(gradient, step), tolerance);
    if (difference === undefined) continue;
    const { index: i, expected, got } = difference;
    return [{ message: `In step ${step}, ${what} gives ${formatNumber(got)} at index ${i}, update gives ${formatNumber(expected)}.`, hint }];
  }
  return [];
}
