import type { ElementwiseActivation, FloatArray } from '@vitrum/core';
import { leftOut, outcome, type Check } from '../../check.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { firstDifference, guardedRow, guardedRow32 } from '../../numerics/guarded-row.ts';
import { randomPoints, wholeRangePoints } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { writtenBeside, writtenInput } from '../purity.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';

const lengths = [0, 1, 2, 3, 7, 8, 17, 1000];

/** The whole-array form gives what forward gives, to the bit, and writes nowhere else. */
export const activationArrayForm: Check<Subject<'activations'>> = {
  name: 'array-form',
  title: 'the whole-array form equals the scalar form to the bit',
  run: (subject) => {
    const usable = usableActivations(subject);
    if (usable.length === 0) return nothingUsable();
    const variants = elementwiseOf(usable).filter(({ made }) => made.forwardArray !== undefined);
    if (variants.length === 0) return leftOut('it has no forwardArray: forward is called for every element');
    const failures = findingsOf(variants, arrayFindings);
    return outcome(
      `lengths ${lengths.join(', ')} and the whole range from −1000 to 1000, in 32 and in 64 bits, ` +
        `at an odd offset of a longer array${inVariants(variants)}`,
      firstFew(failures),
    );
  },
};

function arrayFindings({ forward, forwardArray, kinks = [] }: ElementwiseActivation): readonly Finding[] {
  if (forwardArray === undefined) return [];
  const random = randomPoints(1000);
  const wholeRange = [...wholeRangePoints(), ...kinks, NaN, Infinity, -Infinity];
  const inputs = [...lengths.map((length) => random.slice(0, length)), wholeRange];
  for (const input of inputs) {
    for (const makeRow of [guardedRow, guardedRow32]) {
      const [z, a] = [makeRow(input), makeRow(input.map(() => 99))];
      const before = z.row.slice();
      forwardArray(z.row, a.row);
      const bits = `${z.row.BYTES_PER_ELEMENT * 8}-bit array of ${input.length}`;
      const findings = [
        ...differences(forward, before, a.row, bits),
        ...writtenInput('forwardArray', 'z', before, z.row),
        ...writtenBeside('forwardArray', [z, a]),
      ];
      if (findings.length > 0) return findings.slice(0, 1);
    }
  }
  return [];
}

function differences(forward: ElementwiseActivation['forward'], z: FloatArray, a: FloatArray, bits: string): readonly Finding[] {
  const expected = z.map(forward); // stored in the width of the array, as a backend stores it
  const i = firstDifference(a, expected);
  if (i === -1) return [];
  const [at, got, wanted] = [z[i] ?? NaN, a[i] ?? NaN, expected[i] ?? NaN].map(formatExactly);
  return [
    {
      message:
        `forwardArray gives φ(${String(at)}) = ${String(got)}, forward gives ${String(wanted)}, ` +
        `at index ${i} of a ${bits}.`,
      hint: 'Both must give the same bits: which of them is used depends on the backend.',
      where: `z = ${String(at)}`,
      expected: String(wanted),
      got: String(got),
    },
  ];
}
