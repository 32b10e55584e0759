import type { Fault, WrongValue } from '../../finding.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { findInfiniteRuns, type InfiniteRun } from '../../numerics/infinite-runs.ts';
import type { ScalarFunction } from '../../numerics/numerical-derivative.ts';
import { range } from '../../numerics/sample-points.ts';
import { termOf, type FunctionTable, type NumberFunction, type RowFunction } from './function-table.ts';

const nanHint =
  'NaN says that a network has gone wrong, and must not be hidden. ' +
  'A comparison with NaN is false: write z <= 0 ? 0 : z, not z > 0 ? z : 0.';

/** Faults where functions or their derivatives are not finite, or hide NaN. */
export function infiniteFaults({ numbers, rows }: FunctionTable): readonly Fault[] {
  return [...numberFaults(numbers), ...hiddenNaN(numbers), ...rows.flatMap((each) => [...rowFaults(each), ...hiddenNaNInRows(each)])];
}

/** A run of one function, and the number of other targets with a similar run. */
interface Occurrence {
  readonly name: string;
  readonly run: InfiniteRun;
  readonly of: NumberFunction;
  readonly others: number;
}

/** Merges runs that are alike for several targets into that of the first target. */
function numberFaults(functions: readonly NumberFunction[]): readonly WrongValue[] {
  const kinds = new Map<string, Occurrence>();
  for (const each of functions) {
    for (const [name, f] of [[each.names.value, each.f], [each.names.slope, slopeWhereFinite(each)]] as const) {
      for (const run of findInfiniteRuns(each.valuePoints, f, each.names.variable)) {
        const kind = `${name} ${run.value} at ${run.worst === each.target ? 'the target' : run.worst}`;
        const seen = kinds.get(kind);
        kinds.set(kind, seen === undefined ? { name, run, of: each, others: 0 } : { ...seen, others: seen.others + 1 });
      }
    }
  }
  return [...kinds.values()].map(({ name, run: { worst, value, where }, of: { target, finiteHint }, others }) => ({
    where: termOf(name, worst, target),
    got: value,
    expected: 'a finite number',
    more:
      `It ${Number.isNaN(value) ? 'is not a number' : 'overflows'} ${where}` +
      (target === undefined ? '' : ` for t = ${formatNumber(target)}`) +
      (others === 0 ? '' : `, and so for ${formatCount(others, 'other target')}`),
    hint: finiteHint,
  }));
}

/** The derivative; omitted where the function itself is not finite, since both then have one cause. */
function slopeWhereFinite({ f, derivative }: NumberFunction): ScalarFunction {
  return (x) => (derivative !== undefined && Number.isFinite(f(x)) ? derivative(x) : 0);
}

/** A NaN that does not propagate; for a loss, at a target for which no term vanishes. */
function hiddenNaN(functions: readonly NumberFunction[]): readonly WrongValue[] {
  const [each] = functions.filter(({ target = 0.5 }) => target === 0.5);
  if (each === undefined || Number.isNaN(each.f(NaN))) return [];
  return [{ where: termOf(each.names.value, NaN, each.target), got: each.f(NaN), expected: NaN, hint: nanHint }];
}

/** The rows with a result that is not finite, in the precision of a network and in that of the checks. */
function rowFaults({ names, samples, extremes, values, gradient, finiteHint }: RowFunction): readonly WrongValue[] {
  return [...samples, ...extremes].flatMap(({ x, other }): readonly WrongValue[] => {
    for (const row of [Float64Array.from(x), Float32Array.from(x)]) {
      const t = row.map((_, i) => other[i] ?? NaN);
      const [value, slope] = [Array.from(values(row, t)), Array.from(gradient(row, t))];
      const [where, got] = value.every(Number.isFinite) ? ([names.gradient, slope] as const) : ([names.value, value] as const);
      if (got.every(Number.isFinite)) continue;
      const more = `So for ${names.x} = ${formatRow(x)} and ${names.other} = ${formatRow(other)}, in ${row.BYTES_PER_ELEMENT * 8} bits`;
      return [{ where, got: formatResult(got), expected: 'finite', more, hint: finiteHint }];
    }
    return [];
  });
}

/** Elements at which a NaN does not propagate for any row. */
function hiddenNaNInRows({ names, samples, values }: RowFunction): readonly Fault[] {
  const triples = samples.filter(({ x }) => x.length === 3);
  return range(0, 2, (place) => {
    const results = triples.map(({ x, other }) => ({ x: x.with(place, NaN), result: Array.from(values(Float64Array.from(x.with(place, NaN)), Float64Array.from(other))) }));
    const [first] = results;
    if (first === undefined || results.some(({ result }) => result.some(Number.isNaN))) return [];
    return [{ message: `The row ${names.x} = ${formatRow(first.x)} gives ${names.value} = ${formatResult(first.result)} without a NaN.`, hint: nanHint }];
  }).flat();
}

/** A single number is written without brackets. */
const formatResult = (result: readonly number[]): string => (result.length === 1 ? formatNumber(result[0] ?? NaN) : formatRow(result));
