import { createBackend, type Backend, type Optimizer, type Registry, type Tensor } from '@vitrum/core';
import { tensorFrom } from '@vitrum/tensor';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { distinctFindings, madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { startState } from './state.ts';

const count = 9;
const steps = 6;
const learningRate = 0.05;
const tolerance = 1e-5;
const random = sampleRandom(62);
const values = range(1, count, () => random.normal());
const gradients = range(1, steps, () => range(1, count, () => random.normal()));

/** `stepSize` and `kernel` take the place of `update`, so they must do the same. */
export const optimizerShortcuts: Check<Subject<'optimizers'>> = {
  name: 'shortcuts',
  title: 'stepSize and the kernel that it names do what update does',
  run: async (subject) => {
    const variants = madeVariants(subject, 'optimizer');
    const hasShortcut = variants.some(({ made }) => made.stepSize !== undefined || made.kernel !== undefined);
    if (!hasShortcut) return skipped('it has neither: update is what is run');
    const backend = await fastBackend(subject.registry);
    const failures = distinctFindings(variants, (optimizer) => [
      ...stepSizeFaults(optimizer),
      ...kernelFaults(optimizer, backend),
    ]);
    const notes =
      backend === undefined ? [{ message: 'No backend with kernels can run here: the kernel was not compared.' }] : [];
    return outcome(`${steps} steps of ${count} numbers${inVariants(variants)}`, firstFew(failures), notes);
  },
};

async function fastBackend(registry: Registry): Promise<Backend | undefined> {
  const backend = await createBackend(registry, { threads: 1 });
  return backend.name === 'reference' ? undefined : backend;
}

function stepSizeFaults(optimizer: Optimizer): readonly Finding[] {
  const { stepSize } = optimizer;
  if (stepSize === undefined) return [];
  const expected = [...values];
  return compareSteps(
    optimizer,
    'stepSize',
    'Leave stepSize out: it is for rules that are θ ← θ − s·∂C/∂θ.',
    (gradient, step) => {
      const s = stepSize(learningRate, step);
      for (const [i, g] of gradient.entries()) expected[i] = Math.fround((expected[i] ?? NaN) - s * g);
      return expected;
    },
  );
}

function kernelFaults(optimizer: Optimizer, backend: Backend | undefined): readonly Finding[] {
  const { kernel } = optimizer;
  if (kernel === undefined || backend === undefined) return [];
  const own = (numbers: readonly number[]): Tensor => {
    const tensor = backend.memory.allocate([numbers.length], 'float32');
    tensor.data.set(numbers);
    return tensor;
  };
  const value = own(values);
  const gradient = own(values);
  const slots = Object.fromEntries((optimizer.slots ?? []).map((slot) => [slot, own(values.map(() => 0))]));
  const take = backend.prepare('update', { optimizer, value, gradient, slots });
  if (take === undefined) {
    const hint = 'Leave kernel out. Known: sgd, and adam with the parameters β₁, β₂, ε and the slots m, v.';
    return [
      {
        message: `It names the kernel "${kernel.name}", which the backend "${backend.name}" does not have in that form.`,
        hint,
      },
    ];
  }
  return compareSteps(
    optimizer,
    `the kernel "${kernel.name}"`,
    'Leave kernel out: a backend that has it runs it instead of update.',
    (numbers, step) => {
      gradient.data.set(numbers);
      take(learningRate, step);
      return value.data;
    },
  );
}

/** Takes the steps by `update` and in another way, and says where they part. */
function compareSteps(
  optimizer: Optimizer,
  what: string,
  hint: string,
  take: (gradient: readonly number[], step: number) => ArrayLike<number>,
): readonly Finding[] {
  const state = startState(optimizer, values);
  for (const [index, numbers] of gradients.entries()) {
    const step = index + 1;
    optimizer.update({ ...state, gradient: tensorFrom([count], numbers).data, learningRate, step });
    const got = take(numbers, step);
    const i = state.value.findIndex(
      (x: number, place: number) => !(Math.abs(x - (got[place] ?? NaN)) <= tolerance * Math.max(1, Math.abs(x))),
    );
    if (i === -1) continue;
    return [
      {
        message:
          `In step ${step}, ${what} gives ${formatNumber(got[i] ?? NaN)} at index ${i}, ` +
          `update gives ${formatNumber(state.value[i] ?? NaN)}.`,
        hint,
        where: `step ${step}`,
        expected: formatNumber(state.value[i] ?? NaN),
        got: formatNumber(got[i] ?? NaN),
      },
    ];
  }
  return [];
}
