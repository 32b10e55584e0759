import type { ElementwiseActivation } from '@vitrum/core';
import { sigmoid, tanh } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import { wholeRangePoints } from '../../numerics/sample-points.ts';

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
export const activationKernel = check<CheckContext<'activations'>>(
  'kernel',
  'the ready-made kernel that it names computes the same function',
  ({ variants, tried, skip }) => {
    const points = wholeRangePoints();
    tried(`${formatCount(points.length, 'point')} from −1000 to 1000`);
    const naming = variants.flatMap(({ made, fail }) => (made.kind !== 'rowwise' && made.kernel !== undefined ? [{ made, fail }] : []));
    if (naming.length === 0) skip('it names none: every backend runs its functions');
    for (const { made, fail } of naming) fail(...kernelFaults(made, points));
  },
);

function kernelFaults({ forward, kernel }: ElementwiseActivation, points: readonly number[]): readonly Fault[] {
  if (kernel === undefined) return [];
  const computed = kernels[kernel.name]?.(kernel.parameters ?? []);
  if (computed === undefined) {
    const hint = `Leave kernel out. Known: ${Object.keys(kernels).join(', ')}.`;
    return [{ message: `It names the kernel "${kernel.name}", which no backend has.`, hint }];
  }
  const wrong = points.filter((z) => !(Math.abs(forward(z) - computed(z)) <= tolerance * Math.max(1, Math.abs(computed(z)))));
  const [z] = wrong.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (z === undefined) return [];
  return [{
    where: `φ(${formatNumber(z)})`,
    got: forward(z),
    expected: computed(z),
    source: `but the kernel "${kernel.name}" that it names gives`,
    hint: 'Leave kernel out: a backend that has the kernel runs it instead of forward.',
  }];
}
