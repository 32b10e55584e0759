import type { RowwiseActivation } from '@vitrum/core';
import { guardedRow } from '../../numerics/guarded-row.ts';
import type { Finding } from '../../report.ts';
import { leftover, writtenBeside, writtenInput } from '../purity.ts';
import { backwardRow, forwardRow } from './functions.ts';
import { sampleRows, weightsFor } from './rows.ts';

/** What a row-wise activation writes to that it must not, and whether what was in its results before matters. */
export function rowwisePurity(activation: RowwiseActivation): readonly Finding[] {
  for (const [n, values] of sampleRows().entries()) {
    const findings = [...forwardFindings(activation, values), ...backwardFindings(activation, values, n)];
    if (findings.length > 0) return findings;
  }
  return [];
}

function forwardFindings(activation: RowwiseActivation, values: readonly number[]): readonly Finding[] {
  const [z, a] = [guardedRow(values), guardedRow(values.map(() => 7))];
  activation.forward(z.row, a.row);
  return [
    ...writtenInput('forward', 'z', values, z.row),
    ...writtenBeside('forward', [z, a]),
    ...leftover('forward', 'a', a.row, forwardRow(activation, Float64Array.from(values))),
  ];
}

function backwardFindings(activation: RowwiseActivation, values: readonly number[], n: number): readonly Finding[] {
  const outputs = forwardRow(activation, Float64Array.from(values));
  const weights = weightsFor(values, n);
  const [z, a] = [guardedRow(values), guardedRow([...outputs])];
  const [da, dz] = [guardedRow([...weights]), guardedRow(values.map(() => 7))];
  activation.backward(z.row, a.row, da.row, dz.row);
  return [
    ...writtenInput('backward', 'z', values, z.row),
    ...writtenInput('backward', 'a', outputs, a.row),
    ...writtenInput('backward', 'da', weights, da.row),
    ...writtenBeside('backward', [z, a, da, dz]),
    ...leftover('backward', 'dz', dz.row, backwardRow(activation, Float64Array.from(values), weights)),
  ];
}
