import type { ElementwiseActivation } from '@vitrum/core';
import { sigmoid, tanh } from '@vitrum/tensor';
import { leftOut, outcome, type Check } from '../../check.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import { wholeRangePoints } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';

type Kernels = Readonly<Record<string, (parameters: readonly number[]) => (z: number) => number>>;

/** What the ready-made kernels compute; see `Kernel`. */
const kernels: Kernels = {
  identity: () => (z) => z,
  relu: () => (z) => (z <= 0 ? 0 : z),
  'leaky-relu':
    ([slope = NaN]) =>
    (z) =>
      z > 0 ? z : slope * z,
  tanh: () => tanh,
  sigmoid: () => sigmoid,
};
const tolerance = 1e-5;

/** A kernel that is named computes the same function: a backend that has it never calls forward. */
export const activationKernel: Check<Subject<'activations'>> = {
  name: 'kernel',
  title: 'the ready-made kernel that it names computes the same function',
  run: (subject) => {
    const usable = usableActivations(subject);
    if (usable.length === 0) return nothingUsable();
    const variants = elementwiseOf(usable).filter(({ made }) => made.kernel !== undefined);
    if (variants.length === 0) return leftOut('it names none: every backend runs its functions');
    const points = wholeRangePoints();
    const failures = findingsOf(variants, (activation) => kernelFindings(activation, points));
    return outcome(`${formatCount(points.length, 'point')} from −1000 to 1000${inVariants(variants)}`, firstFew(failures));
  },
};

function kernelFindings({ forward, kernel }: ElementwiseActivation, points: readonly number[]): readonly Finding[] {
  if (kernel === undefined) return [];
  const make = kernels[kernel.name];
  if (make === undefined) {
    return [
      {
        message: `It names the kernel "${kernel.name}", which no backend has.`,
        hint: `Leave kernel out. Known: ${Object.keys(kernels).join(', ')}.`,
      },
    ];
  }
  const computed = make(kernel.parameters ?? []);
  const wrong = points.filter((z) => !(Math.abs(forward(z) - computed(z)) <= tolerance * Math.max(1, Math.abs(computed(z)))));
  const [z] = wrong.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (z === undefined) return [];
  return [
    {
      message:
        `φ(${formatNumber(z)}) = ${formatNumber(forward(z))}, ` +
        `but the kernel "${kernel.name}" that it names gives ${formatNumber(computed(z))}.`,
      hint: 'Leave kernel out: a backend that has the kernel runs it instead of forward.',
      where: `z = ${formatNumber(z)}`,
      expected: formatNumber(computed(z)),
      got: formatNumber(forward(z)),
    },
  ];
}
