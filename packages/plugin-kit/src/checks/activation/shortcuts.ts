import type { ElementwiseActivation } from '@vitrum/core';
import { sigmoid, tanh } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import type { ScalarFunction } from '../../numerics/numerical-derivative.ts';
import { randomPoints, wholeRangePoints } from '../../numerics/sample-points.ts';
import { firstDisagreement } from '../functions/disagreement.ts';
import { callGuarded } from '../guarded-call.ts';

const lengths = [0, 1, 2, 3, 7, 8, 17, 1000];

/** The functions of the built-in kernels; see `Kernel`. */
const kernels: Readonly<Record<string, (parameters: readonly number[]) => ScalarFunction>> = {
  identity: () => (z) => z,
  relu: () => (z) => (z <= 0 ? 0 : z),
  'leaky-relu': ([slope = NaN]) => (z) => (z > 0 ? z : slope * z),
  tanh: () => tanh,
  sigmoid: () => sigmoid,
};

/** Shortcuts replace `forward`, so they must compute the same. */
export const activationShortcuts = check<CheckContext<'activations'>>(
  'shortcuts',
  'forwardArray and the kernel that it names do what forward does',
  ({ variants, tried, skip }) => {
    const shortened = variants.flatMap(({ made, fail }) =>
      made.kind !== 'rowwise' && (made.forwardArray !== undefined || made.kernel !== undefined) ? [{ made, fail }] : []);
    if (shortened.length === 0) skip('it has neither: forward is called for every element');
    tried(`arrays of ${lengths.join(', ')} numbers and of the whole range from −1000 to 1000, in 32 and in 64 bits, at an odd offset of a longer array`);
    for (const { made, fail } of shortened) fail(...arrayFaults(made), ...kernelFaults(made));
  },
);

/** The whole-array form gives the same bits and writes only to its range. */
function arrayFaults({ forward, forwardArray, kinks = [] }: ElementwiseActivation): readonly Fault[] {
  if (forwardArray === undefined) return [];
  const random = randomPoints(1000);
  const wholeRange = [...wholeRangePoints(), ...kinks, NaN, Infinity, -Infinity];
  for (const input of [...lengths.map((length) => random.slice(0, length)), wholeRange]) {
    for (const bits of [64, 32] as const) {
      const row = bits === 32 ? Float32Array.from(input) : Float64Array.from(input);
      const { answer, faults } = callGuarded({ name: 'forwardArray', inputs: ['z'], output: 'a', call: forwardArray, bits }, [row], 99);
      const expected = row.map(forward); // stored in the array's precision, as by a backend
      const difference = differenceBetween(expected, answer);
      const differences: readonly Fault[] = difference === undefined ? [] : [{
        where: `forwardArray gives φ(${formatExactly(row[difference.index] ?? NaN)})`,
        got: formatExactly(difference.got),
        expected: formatExactly(difference.expected),
        source: 'forward gives',
        more: `So at index ${difference.index} of a ${bits}-bit array of ${input.length}`,
        hint: 'Both must give the same bits: which of them is used depends on the backend.',
      }];
      const [first] = [...differences, ...faults];
      if (first !== undefined) return [first];
    }
  }
  return [];
}

/** A backend with the kernel never calls forward. */
function kernelFaults({ forward, kernel }: ElementwiseActivation): readonly Fault[] {
  if (kernel === undefined) return [];
  const computed = kernels[kernel.name]?.(kernel.parameters ?? []);
  if (computed === undefined)
    return [{ message: `It names the kernel "${kernel.name}", which no backend has.`, hint: `Leave kernel out. Known: ${Object.keys(kernels).join(', ')}.` }];
  return firstDisagreement(wholeRangePoints(), {
    got: forward,
    expected: computed,
    tolerance: 1e-5,
    term: 'φ',
    source: `but the kernel "${kernel.name}" that it names gives`,
    hint: 'Leave kernel out: a backend that has the kernel runs it instead of forward.',
  });
}
