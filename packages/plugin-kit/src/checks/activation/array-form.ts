import type { ElementwiseActivation } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { firstDifference } from '../../numerics/guarded-row.ts';
import { randomPoints, wholeRangePoints } from '../../numerics/sample-points.ts';
import { callGuarded } from '../guarded-call.ts';

const lengths = [0, 1, 2, 3, 7, 8, 17, 1000];

/** The whole-array form gives what forward gives, to the bit, and writes nowhere else. */
export const activationArrayForm = check<CheckContext<'activations'>>(
  'array-form',
  'the whole-array form equals the scalar form to the bit',
  ({ variants, tried, skip }) => {
    tried(`lengths ${lengths.join(', ')} and the whole range from −1000 to 1000, in 32 and in 64 bits, at an odd offset of a longer array`);
    const brings = variants.flatMap(({ made, fail }) => (made.kind !== 'rowwise' && made.forwardArray !== undefined ? [{ made, fail }] : []));
    if (brings.length === 0) skip('it has no forwardArray: forward is called for every element');
    for (const { made, fail } of brings) fail(...faultsOf(made));
  },
);

function faultsOf({ forward, forwardArray, kinks = [] }: ElementwiseActivation): readonly Fault[] {
  if (forwardArray === undefined) return [];
  const random = randomPoints(1000);
  const wholeRange = [...wholeRangePoints(), ...kinks, NaN, Infinity, -Infinity];
  for (const input of [...lengths.map((length) => random.slice(0, length)), wholeRange]) {
    for (const bits of [64, 32] as const) {
      const row = bits === 32 ? Float32Array.from(input) : Float64Array.from(input);
      const { answer, faults } = callGuarded({ name: 'forwardArray', inputs: ['z'], output: 'a', call: forwardArray, bits }, [row], 99);
      const expected = row.map(forward); // stored in the width of the array, as a backend stores it
      const i = firstDifference(answer, expected);
      const [z, got, wanted] = [row[i], answer[i], expected[i]].map((x = NaN) => formatExactly(x));
      const differences: readonly Fault[] = i === -1 ? [] : [{
        where: `forwardArray gives φ(${z ?? ''})`,
        got: got ?? '',
        expected: wanted ?? '',
        source: 'forward gives',
        more: `So at index ${i} of a ${bits}-bit array of ${input.length}`,
        hint: 'Both must give the same bits: which of them is used depends on the backend.',
      }];
      const [first] = [...differences, ...faults];
      if (first !== undefined) return [first];
    }
  }
  return [];
}
