import type { Loss } from '@vitrum/core';
import { guardedRow, type GuardedRow } from '../../numerics/guarded-row.ts';
import type { Finding } from '../../report.ts';
import { leftover, writtenBeside, writtenInput } from '../old-purity.ts';
import { domainOf } from './domain.ts';
import { sampleRowPairs } from './samples.ts';

/** A function of a loss that works on rows: its arguments by name, the row that it fills last. */
interface RowFunction {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly result?: string;
  readonly call: (rows: readonly Float64Array[]) => void;
}

/** What the row functions of a loss write to that they must not, and whether what was in their results before matters. */
export function rowPurity(loss: Loss): readonly Finding[] {
  for (const { outputs, targets } of sampleRowPairs(domainOf(loss))) {
    for (const each of rowFunctions(loss)) {
      const values = [outputs, ...(each.inputs.length === 3 ? [outputs] : []), targets];
      const findings = findingsFor(each, values);
      if (findings.length > 0) return findings;
    }
  }
  return [];
}

function rowFunctions(loss: Loss): readonly RowFunction[] {
  const empty = new Float64Array(0);
  const joint = Object.entries(loss.fromLogits ?? {}).flatMap(([link, { value, gradient }]): readonly RowFunction[] => [
    { name: `fromLogits.${link}.value`, inputs: ['z', 't'], call: ([z = empty, t = empty]) => void value(z, t) },
    {
      name: `fromLogits.${link}.gradient`,
      inputs: ['z', 'a', 't'],
      result: 'dz',
      call: ([z = empty, a = empty, t = empty, dz = empty]) => gradient(z, a, t, dz),
    },
  ]);
  if (loss.kind !== 'rowwise') return joint;
  return [
    { name: 'value', inputs: ['y', 't'], call: ([y = empty, t = empty]) => void loss.value(y, t) },
    {
      name: 'gradient',
      inputs: ['y', 't'],
      result: 'gradient',
      call: ([y = empty, t = empty, gradient = empty]) => loss.gradient(y, t, gradient),
    },
    ...joint,
  ];
}

function findingsFor({ name, inputs, result, call }: RowFunction, values: readonly (readonly number[])[]): readonly Finding[] {
  const length = values[0]?.length ?? 0;
  const rowsWith = (filling: number): readonly GuardedRow<Float64Array>[] => {
    const filled = result === undefined ? [] : [Array.from({ length }, () => filling)];
    return [...values, ...filled].map(guardedRow);
  };
  const [sevens, zeros] = [rowsWith(7), rowsWith(0)];
  call(sevens.map(({ row }) => row));
  call(zeros.map(({ row }) => row));
  return [
    ...inputs.flatMap((input, i) => writtenInput(name, input, values[i] ?? [], sevens[i]?.row ?? [])),
    ...writtenBeside(name, sevens),
    ...(result === undefined ? [] : leftover(name, result, sevens.at(-1)?.row ?? [], zeros.at(-1)?.row ?? [])),
  ];
}
